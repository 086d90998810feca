/** Load that comes to a Service or a workload, as a reader sends it. */

import type { LoadTarget } from '../cluster/load.ts';
import type { ActionKind } from './actions.ts';

const KINDS: Readonly<Record<string, LoadTarget['kind']>> = {
  service: 'Service',
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
};

/** Until an autoscaler has measured it and the pods have come: about two minutes. */
const PLAYS = 120_000;

function targetOf(what: string): LoadTarget {
  const [word = '', name = ''] = what.split('/');
  const kind = KINDS[word];
  if (kind === undefined) throw new Error(`Nothing sends load to “${what}” here.`);
  return { kind, name };
}

export const load: ActionKind = {
  label: 'Burst of load',
  fields: { target: 'target', perSecond: 'number' },
  plays: PLAYS,
  short: ({ target = '', perSecond = '' }) =>
    `Load ${perSecond} requests/s on ${target.split('/').at(-1) ?? ''}`,
  command: ({ target = '', perSecond = '' }) => `[${perSecond} requests/s on ${target}]`,
  perform({ cluster }, { target = '', perSecond = '' }) {
    cluster.setLoad(targetOf(target), perSecond.trim() === '' ? Number.NaN : Number(perSecond));
    return '';
  },
};
