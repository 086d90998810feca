/** What the platforms are given, and what each of them makes of it. */

import type { Ms } from '../../recording/units.ts';
import type { Latency, Meter, Series } from './meter.ts';
import type { Traffic } from './traffic.ts';

export const PLATFORM_IDS = ['knative', 'lambda', 'hpa', 'machine'] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

export interface ServerlessScenario {
  readonly traffic: Traffic;
  readonly seed: number;
  /** What one request takes, once it is being served. */
  readonly duration: Ms;
  /** Who waits longer gives up. */
  readonly patience: Ms;
  /** Requests that one pod serves at once. */
  readonly concurrency: number;
  /** Percent of a pod’s concurrency, or of its processor, that the autoscalers aim at. */
  readonly target: number;
  /** From the decision until a pod answers. */
  readonly podStart: Ms;
  readonly minPods: number;
  readonly maxPods: number;
  /** Between two readiness probes of a Deployment’s pod; 0 without probes. */
  readonly probe: Ms;
  /** Before a new environment serves its first request. */
  readonly init: Ms;
  readonly provisioned: number;
  /** Environments at work at once, of the whole account. */
  readonly accountLimit: number;
  /** An idle environment is gone after this. */
  readonly idleTimeout: Ms;
  /** Requests that the always-on machines serve at once, all together. */
  readonly machineSlots: number;
}

export interface PlatformRun {
  readonly id: PlatformId;
  readonly series: Series;
  /** `asked` is the sum of the three others. */
  readonly asked: number;
  readonly served: number;
  readonly refused: number;
  /** In the queue when the run ends. */
  readonly waiting: number;
  /** Served, but only after a wait for an instance. */
  readonly delayed: number;
  /** Instances that were started. */
  readonly started: number;
  /** Most instances at once. */
  readonly most: number;
  readonly latency: Latency | undefined;
  /** Of all instances together. */
  readonly busy: Ms;
  readonly idle: Ms;
  readonly starting: Ms;
  readonly moments: readonly Moment[];
  /** For the bill of environments; `undefined` where nothing is billed by the request. */
  readonly metered: Metered | undefined;
}

/** Something that a platform decided. */
export interface Moment {
  readonly at: Ms;
  readonly what: string;
}

/** Each request’s time, rounded up to a millisecond, summed. */
export interface Metered {
  readonly onDemand: Ms;
  readonly provisioned: Ms;
}

/** A platform at work. */
export interface Platform {
  /** A request comes; requests come in the order of time. */
  take(time: Ms): void;
  end(time: Ms): PlatformRun;
}

/** The longest time that a request can take. */
export function longest({ duration, patience, init }: ServerlessScenario): Ms {
  return duration + Math.max(patience, init);
}

/** What a platform’s meter and a few words of its own come to. */
export function runOf(
  id: PlatformId,
  meter: Meter,
  own: Pick<PlatformRun, 'waiting' | 'moments' | 'metered'>,
): PlatformRun {
  const { series, asked, served, refused, delayed, started, most } = meter;
  return {
    id,
    series,
    asked,
    served,
    refused,
    delayed,
    started,
    most,
    latency: meter.latency(),
    busy: meter.total('busy'),
    idle: meter.total('idle'),
    starting: meter.total('starting'),
    ...own,
  };
}
