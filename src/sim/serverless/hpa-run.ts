/** A curve of traffic through a Deployment that a Horizontal Pod Autoscaler sizes by processor use. */

import type { Ms } from '../../recording/units.ts';
import {
  DEFAULT_SCALE_DOWN,
  DEFAULT_SCALE_UP,
  stabilize,
  withinRates,
  type ScalingEvent,
} from '../kube/hpa/limits.ts';
import { replicasForUtilization, type MeasuredPod } from '../kube/hpa/replicas.ts';
import { FIGURES } from './figures.ts';
import { Meter } from './meter.ts';
import { Pods } from './pods.ts';
import { Pool } from './pool.ts';
import { longest, runOf, type Platform, type ServerlessScenario } from './scenario.ts';

const SYNC: Ms = FIGURES['hpa-sync'].value * 1000;
const TOLERANCE = FIGURES['hpa-tolerance'].value;
const WINDOWS = { upSeconds: 0, downSeconds: FIGURES['hpa-stabilization-down'].value };
const RULES = { up: DEFAULT_SCALE_UP, down: DEFAULT_SCALE_DOWN };
/** Longer than any policy’s period and any window. */
const REMEMBERED: Ms = 600_000;
/** A pod’s request of processor time, in thousandths; it is its limit, too. */
const REQUEST = 1000;

interface Change {
  readonly at: Ms;
  readonly by: number;
}

interface Memory {
  recommended: { readonly at: Ms; readonly replicas: number }[];
  changes: Change[];
}

export function hpaRun(scenario: ServerlessScenario): Platform {
  const { duration, patience, concurrency } = scenario;
  const meter = new Meter(scenario.traffic.seconds * 1000, longest(scenario));
  const pool = new Pool({ duration, patience, concurrency }, meter);
  const bounds = { min: Math.max(1, scenario.minPods), max: scenario.maxPods };
  const pods = new Pods(pool, meter, readyAfter(scenario), bounds.min);
  const memory: Memory = { recommended: [{ at: 0, replicas: bounds.min }], changes: [] };
  let sync = SYNC;

  const turn = (now: Ms) => {
    const { busy } = pool.since(now - SYNC);
    const share = Math.min(1, busy / Math.max(1, pods.ready * concurrency));
    const proposal = replicasForUtilization(
      pods.all,
      scenario.target,
      measured(pods, now, share),
      TOLERANCE,
    );
    if ('error' in proposal) return;
    const wanted = allowed(memory, now, pods.all, proposal.replicas, bounds);
    if (wanted === pods.all) return;
    memory.changes.push({ at: now, by: wanted - pods.all });
    pods.scale(now, wanted);
  };
  const pass = (time: Ms) => {
    for (;;) {
      const due = Math.min(sync, pods.next);
      if (due > time) return;
      pool.advance(due);
      if (pods.next <= due) pods.wake(due);
      if (due < sync) continue;
      turn(sync);
      sync += SYNC;
    }
  };
  return {
    take(time) {
      pass(time);
      pool.arrive(time);
    },
    end(time) {
      pass(time);
      pool.advance(time);
      return runOf('hpa', meter, { waiting: pool.waiting, moments: [], metered: undefined });
    },
  };
}

/** A pod serves once a probe has found it ready. */
function readyAfter({ podStart, probe }: ServerlessScenario): Ms {
  return probe === 0 ? podStart : Math.ceil(podStart / probe) * probe;
}

/** All pods are equally busy; those that have been ready for less than a sync are too young to count. */
function measured(pods: Pods, now: Ms, share: number): readonly MeasuredPod[] {
  const young = pods.readyAfter(now - SYNC);
  const pod = (state: MeasuredPod['state'], usage: number | undefined): MeasuredPod => ({
    state,
    request: REQUEST,
    usage,
  });
  return [
    ...Array.from({ length: pods.ready - young }, () => pod('ready', Math.round(share * REQUEST))),
    ...Array.from({ length: young }, () => pod('initializing', Math.round(share * REQUEST))),
    ...Array.from({ length: pods.starting }, () => pod('pending', undefined)),
  ];
}

/** The proposal, held back by what was recommended and changed lately. */
function allowed(
  memory: Memory,
  now: Ms,
  current: number,
  proposed: number,
  bounds: { readonly min: number; readonly max: number },
): number {
  const isRecent = ({ at }: { readonly at: Ms }) => now - at < REMEMBERED;
  memory.recommended = [...memory.recommended.filter(isRecent), { at: now, replicas: proposed }];
  memory.changes = memory.changes.filter(isRecent);
  const calm = stabilize(
    current,
    proposed,
    memory.recommended.map(({ at, replicas }) => ({ ageSeconds: (now - at) / 1000, replicas })),
    WINDOWS,
  );
  return withinRates(current, calm, bounds, RULES, {
    up: events(memory.changes, now, 1),
    down: events(memory.changes, now, -1),
  }).replicas;
}

function events(changes: readonly Change[], now: Ms, sign: 1 | -1): readonly ScalingEvent[] {
  return changes
    .filter(({ by }) => by * sign > 0)
    .map(({ at, by }) => ({ ageSeconds: (now - at) / 1000, change: Math.abs(by) }));
}
