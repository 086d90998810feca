/** The lab's own words for pods and numbers. */

import { formatCount } from '../../recording/format.ts';
import type { PodState, PodView } from '../../sim/kube/session/pod-view.ts';

/** "3 pods", "1 pod", "1,000". */
export function count(number: number, what?: string): string {
  if (what === undefined) return formatCount(number);
  const plural = what === 'more' || number === 1 ? what : `${what}s`;
  return `${formatCount(number)} ${plural}`;
}

export const STATES: Readonly<Record<PodState, string>> = {
  waiting: 'on no node',
  bound: 'bound to its node',
  starting: 'starting, or not ready',
  ready: 'ready',
  failing: 'failing',
  lost: 'lost with its node',
  ending: 'being deleted',
  done: 'done',
};

/** "web-5d-x2k4z: ready, Running, revision 2, 3 restarts". */
export function podInWords({ name, state, status, revision, restarts }: PodView): string {
  const words = [
    STATES[state],
    status,
    ...(revision > 0 ? [`revision ${revision}`] : []),
    ...(restarts > 0 ? [count(restarts, 'restart')] : []),
  ];
  return `${name}: ${words.join(', ')}`;
}
