/** Probes: a kubelet asks its containers from time to time, and acts on what they answer. */

import {
  afterProbe,
  newContainer,
  PROBE_DEFAULTS,
  type ProbeRules,
  type ProbeState,
  type ProbeType,
} from '../probe.ts';
import { known, readiness, say, write } from './kubelet-report.ts';
import type { Pod, ProbeSpec } from './objects.ts';
import type { Parts } from './parts.ts';

const ACTOR = 'kubelet/probes';
const TYPES: readonly ProbeType[] = ['startup', 'liveness', 'readiness'];

/** One probe of a running container. */
interface Worker {
  /** Since when the container has run. */
  readonly since: number;
  readonly state: ProbeState;
}

export interface Probes {
  /** The kubelet has taken the pod on: probes come in even steps from here. */
  admitted(pod: Pod): void;
  /** Its container has just started; whether it is the probes that make it ready. */
  started(pod: Pod): boolean;
  /** Nothing of the pod is probed any more. */
  dropped(uid: string): void;
}

/** Source: kubernetes/kubernetes, pkg/kubelet/prober/worker.go; a kubelet that has run for long. */
export function addProbes(parts: Parts, restart: (pod: Pod) => void): Probes {
  const { world } = parts;
  const bases = world.memory<number>('kubelet/probe times');
  const workers = world.memory<Worker>('kubelet/probe workers');
  const breaks = broken(parts);
  world.register(ACTOR, {
    wake(key) {
      const [name = '', uid = '', type] = key.split(' ');
      const pod = known(parts, name, uid);
      const worker = workers.get(`${uid} ${type ?? ''}`);
      if (pod === undefined || worker === undefined || !isRunning(pod)) return;
      probe(parts, pod, type as ProbeType, worker, restart);
    },
  });
  return {
    admitted(pod) {
      if (TYPES.some((type) => probeOf(pod, type))) bases.set(pod.meta.uid, world.now());
    },
    started(pod) {
      const { uid } = pod.meta;
      for (const type of TYPES) {
        const spec = probeOf(pod, type);
        if (spec === undefined) continue;
        if (breaks.get(`${uid} ${type}`) === 'until it restarts') breaks.delete(`${uid} ${type}`);
        const state = newContainer(rulesOf(type, spec));
        workers.set(`${uid} ${type}`, { since: world.now(), state });
        probeNext(parts, pod, type);
      }
      return probeOf(pod, 'readiness') !== undefined || probeOf(pod, 'startup') !== undefined;
    },
    dropped(uid) {
      bases.delete(uid);
      for (const type of TYPES) {
        workers.delete(`${uid} ${type}`);
        breaks.delete(`${uid} ${type}`);
      }
    },
  };
}

/** How long a probe that a reader has broken goes on failing. */
export type Lasts = 'until it restarts' | 'for good';

/** By uid and type of probe. */
function broken({ world }: Parts): Map<string, Lasts> {
  return world.memory<Lasts>('kubelet/broken probes');
}

/** The pod’s probe of this type; all its containers are taken for one. */
export function probeOf({ spec }: Pod, type: ProbeType): ProbeSpec | undefined {
  return spec.containers.find((container) => container[FIELDS[type]])?.[FIELDS[type]];
}

const FIELDS = {
  startup: 'startupProbe',
  liveness: 'livenessProbe',
  readiness: 'readinessProbe',
} as const;

/** Makes the container fail a probe, or pass it again. */
export function breakProbe(
  parts: Parts,
  pod: Pod,
  type: ProbeType,
  lasts: Lasts | undefined,
): void {
  const key = `${pod.meta.uid} ${type}`;
  if (lasts === undefined) broken(parts).delete(key);
  else broken(parts).set(key, lasts);
  probeNext(parts, pod, type);
}

function rulesOf(type: ProbeType, spec: ProbeSpec): ProbeRules {
  const { successThreshold, failureThreshold } = { ...PROBE_DEFAULTS, ...spec };
  const initialResult = type === 'liveness' ? 'Success' : 'Failure';
  return { type, successThreshold, failureThreshold, initialResult };
}

function isRunning({ meta, status }: Pod): boolean {
  return meta.deletion === undefined && status.containers[0]?.state === 'running';
}

/** Asks at the next step; what is asked for already stays. */
function probeNext({ world }: Parts, { meta, spec }: Pod, type: ProbeType): void {
  const period =
    1000 * (probeOf({ spec } as Pod, type)?.periodSeconds ?? PROBE_DEFAULTS.periodSeconds);
  const base = world.memory<number>('kubelet/probe times').get(meta.uid) ?? meta.created;
  // The step after this one, also where a sum of many steps isn’t quite exact.
  const steps = Math.floor((world.now() - base) / period + 1e-6) + 1;
  const wait = base + steps * period - world.now();
  world.enqueue(wait, ACTOR, `${meta.name} ${meta.uid} ${type}`);
}

/** Whether the container answers as it should. */
function answers(parts: Parts, pod: Pod, type: ProbeType, { since }: Worker): boolean {
  if (broken(parts).has(`${pod.meta.uid} ${type}`)) return false;
  const { workload, kubelet } = parts.settings;
  const { becomesReady, answersAfter = kubelet.ready } = workload(
    pod.spec.containers[0]?.image ?? '',
  );
  if (type === 'readiness' && !becomesReady) return false;
  return parts.world.now() - since >= answersAfter;
}

function probe(
  parts: Parts,
  pod: Pod,
  type: ProbeType,
  worker: Worker,
  restart: (pod: Pod) => void,
): void {
  const { world } = parts;
  const spec = probeOf(pod, type) ?? {};
  const workers = world.memory<Worker>('kubelet/probe workers');
  const delay = 1000 * (spec.initialDelaySeconds ?? PROBE_DEFAULTS.initialDelaySeconds);
  const starting =
    type !== 'startup' && workers.get(`${pod.meta.uid} startup`)?.state.published === 'Failure';
  if (starting || world.now() - worker.since < delay) {
    probeNext(parts, pod, type);
    return;
  }
  const passes = answers(parts, pod, type, worker);
  const rules = rulesOf(type, spec);
  const state = afterProbe(rules, worker.state, passes ? 'success' : 'failure');
  workers.set(`${pod.meta.uid} ${type}`, { ...worker, state });
  if (!passes) {
    say(parts, pod, 'Unhealthy', `${capital(type)} probe failed`, 'Warning');
  }
  act(parts, pod, type, state, restart);
  // One that passes goes on passing until something is changed.
  if (!state.onHold && !(passes && state.published === 'Success')) probeNext(parts, pod, type);
}

function act(
  parts: Parts,
  pod: Pod,
  type: ProbeType,
  { published, onHold }: ProbeState,
  restart: (pod: Pod) => void,
): void {
  const passes = published === 'Success';
  const makesReady =
    type === 'readiness' || (type === 'startup' && probeOf(pod, 'readiness') === undefined);
  if (makesReady && pod.status.ready !== passes && !(type === 'startup' && !passes)) {
    write(parts, pod, readiness(passes), {});
  }
  if (type === 'readiness' || passes || !onHold) return;
  const name = pod.spec.containers[0]?.name ?? '';
  say(parts, pod, 'Killing', `Container ${name} failed ${type} probe, will be restarted`);
  restart(pod);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
