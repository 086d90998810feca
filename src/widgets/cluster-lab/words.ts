/** The lab's own words for pods and numbers. */

import { formatCount } from '../../recording/format.ts';
import type { PodState, PodView } from '../../sim/kube/session/pod-view.ts';
import type { WorkloadView } from '../../sim/kube/session/workload-view.ts';

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

/** "web: 240 requests/s, 60 on each of 4 ready pods; CPU at 120 % …"; nothing where nobody sends or scales. */
export function loadInWords({ name, wanted, ready, load, scaling }: WorkloadView): string {
  if (load === undefined && scaling === undefined) return '';
  const perSecond = (rate: number) => `${count(Math.round(rate))} requests/s`;
  const pods = ready === 1 ? 'on one ready pod' : `on ${count(ready)} ready pods`;
  const arrives = load === undefined ? 'no load' : `${perSecond(load)} ${pods}`;
  if (scaling === undefined) return `${name}: ${arrives}, ${count(wanted)} wanted.`;
  const { min, max, target, utilization } = scaling;
  const percent = (value: number) => `${count(value)}\u00A0%`;
  const cpu =
    utilization === undefined
      ? 'CPU not measured yet'
      : `CPU was last measured at ${percent(utilization)} of what pods ask for`;
  return `${name}: ${arrives}. ${cpu}, and should be at ${percent(target)}. ${count(wanted)} wanted, of ${min} to ${count(max)}.`;
}
