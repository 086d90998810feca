/** The kubelets: each takes the pods of its node through their lives, and reports. */

import { crashLoopDelays, pullDelay } from '../back-off.ts';
import { catchUp, forget, keep, keptOn, known, readiness, say, write } from './kubelet-report.ts';
import { isConnected } from './machines.ts';
import type { ClusterObject, Pod, PodStatus } from './objects.ts';
import type { Parts } from './parts.ts';
import { addProbes, type Probes } from './probes.ts';
import { failsProbe } from './readiness.ts';
import { sandboxFailure, timesFor } from './runtime-classes.ts';

const KUBELET = 'kubelet';
const CATCH_UP = 'kubelet/catch-up';
/** A kubelet compares what it knows with what the API server has every so often. Source: pkg/kubelet/status. */
const RECONCILE = 10_000;

/** What is due next for a pod. */
type Step =
  | 'admit'
  | 'pull'
  | 'pulled'
  | 'back off'
  | 'run'
  | 'ready'
  | 'end'
  | 'restart'
  | 'revive'
  | 'unhealthy'
  | 'stop'
  | 'gone';

/** The step that a pod waits for; an older timer is out of date. */
interface Due {
  readonly step: Step;
  readonly serial: number;
}

/** What befalls the machine under a kubelet. */
export interface Kubelets {
  /** It can't reach the API server any more, and goes on with what it knows. */
  cut(node: string): void;
  /** The machine has lost its power. */
  lose(node: string): void;
  /** It reaches the API server again; without its containers where it was off. */
  goOn(node: string, wasOff: boolean): void;
}

export function addKubelets(parts: Parts): Kubelets {
  const { world, api } = parts;
  const due = world.memory<Due>('kubelet/due');
  const plan = (pod: Pod, step: Step, delay: number) => {
    const serial = (due.get(pod.meta.uid)?.serial ?? 0) + 1;
    due.set(pod.meta.uid, { step, serial });
    const jitter = world.uniform(0, LAG);
    world.after(delay + jitter, KUBELET, `${pod.meta.name} ${pod.meta.uid} ${String(serial)}`);
  };
  const probes = addProbes(parts, (pod) => plan(pod, 'unhealthy', timesFor(parts, pod).stop));
  const steps = createSteps(parts, plan, probes);
  const stop = (pod: Pod) => {
    if (due.get(pod.meta.uid)?.step === 'stop') return;
    say(parts, pod, 'Killing', `Stopping container ${pod.spec.containers[0]?.name ?? ''}`);
    plan(pod, 'stop', isOver(pod) ? 0 : timesFor(parts, pod).stop);
  };
  const drop = (uid: string) => {
    due.delete(uid);
    failedPulls(parts).delete(uid);
    forget(parts, uid);
    probes.dropped(uid);
  };
  api.watch(({ type, object, old }) => {
    if (object.kind !== 'Pod' || object.spec.nodeName === undefined) return;
    if (!isConnected(parts, object.spec.nodeName)) return;
    if (type === 'DELETED') drop(object.meta.uid);
    else if (object.meta.deletion !== undefined) {
      if (old?.meta.deletion === undefined) stop(object);
    } else if (!isBound(old)) plan(object, 'admit', timesFor(parts, object).admit);
  });
  world.register(KUBELET, {
    wake(key) {
      const [name = '', uid = '', serial] = key.split(' ');
      const pod = known(parts, name, uid);
      const now = due.get(uid);
      if (pod === undefined || now === undefined || String(now.serial) !== serial) return;
      steps[now.step](pod);
    },
  });
  world.register(CATCH_UP, {
    wake(key) {
      const [name = '', uid = ''] = key.split(' ');
      catchUp(parts, name, uid);
    },
  });
  return createOutages(parts, { plan, stop, drop, isKnown: (uid) => due.has(uid) });
}

function isBound(pod: ClusterObject | undefined): boolean {
  return pod?.kind === 'Pod' && pod.spec.nodeName !== undefined;
}

interface Inside {
  readonly plan: Plan;
  readonly stop: (pod: Pod) => void;
  readonly drop: (uid: string) => void;
  readonly isKnown: (uid: string) => boolean;
}

function createOutages(parts: Parts, { plan, stop, drop, isKnown }: Inside): Kubelets {
  const { world, api } = parts;
  const { reconcile } = parts.settings.kubelet;
  const meet = (pod: Pod, wasOff: boolean, later: number) => {
    const { meta, status } = pod;
    const { start, admit } = timesFor(parts, pod);
    const [container] = status.containers;
    if (meta.deletion !== undefined) {
      if (wasOff) plan(pod, 'gone', 0);
      else stop(pod);
    } else if (container === undefined) plan(pod, 'admit', admit);
    else if (wasOff && isOver(pod)) return;
    else if (wasOff) plan(pod, container.state === 'waiting' ? 'pull' : 'revive', start);
    else world.after(later, CATCH_UP, `${meta.name} ${meta.uid}`);
  };
  return {
    cut(node) {
      for (const pod of api.podsOn(node)) if (isKnown(pod.meta.uid)) keep(parts, pod);
    },
    lose(node) {
      for (const { meta } of [...api.podsOn(node), ...keptOn(parts, node)]) drop(meta.uid);
    },
    goOn(node, wasOff) {
      for (const { meta } of keptOn(parts, node)) {
        if (api.get('Pod', meta.name)?.meta.uid !== meta.uid) drop(meta.uid);
      }
      const later = reconcile ?? world.uniform(0, RECONCILE);
      for (const { meta } of api.podsOn(node)) {
        const pod = known(parts, meta.name, meta.uid);
        if (pod !== undefined) meet(pod, wasOff, later);
      }
    },
  };
}

function isOver({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

/** Between a step's end and the API server's knowing of it. */
const LAG = 15;
/** ErrImagePull is shown until the next look at the pod: not exact. Source: pkg/kubelet (backOffPeriod). */
const LONGEST_UNTOLD = 10_000;
/** A pod that couldn't be begun is tried again after about so long. Source: pkg/kubelet (backOffPeriod). */
const SANDBOX_AGAIN = 10_000;

type Plan = (pod: Pod, step: Step, delay: number) => void;

function createSteps(
  parts: Parts,
  plan: Plan,
  probes: Probes,
): Readonly<Record<Step, (pod: Pod) => void>> {
  const { settings } = parts;
  const workload = (pod: Pod) => settings.workload(imageOf(pod));
  const run = (pod: Pod) => {
    const { becomesReady, ends } = workload(pod);
    const times = timesFor(parts, pod);
    const asked = probes.started(pod);
    const ready = becomesReady && times.ready === 0 && !asked;
    const running = write(
      parts,
      pod,
      { phase: 'Running', ip: 'assigned', ...readiness(ready) },
      { state: 'running' },
    );
    say(parts, pod, 'Started', `Started container ${pod.spec.containers[0]?.name ?? ''}`);
    if (ends !== undefined) plan(running, 'end', ends.after);
    else if (becomesReady && !ready && !asked) plan(running, 'ready', times.ready);
  };
  return {
    ...pulling(parts, plan, probes),
    ...ending(parts, plan, run),
    run,
    ready: (pod) => {
      const passes = workload(pod).becomesReady && !failsProbe(parts, pod);
      if (passes) write(parts, pod, readiness(true), {});
    },
  };
}

/** How containers end, and start again. */
function ending(parts: Parts, plan: Plan, run: (pod: Pod) => void) {
  const { settings, api } = parts;
  const restart = (pod: Pod) => {
    const restarts = (pod.status.containers[0]?.restarts ?? 0) + 1;
    run(write(parts, pod, {}, { state: 'waiting', restarts }));
  };
  const end = (pod: Pod, exitCode: number) => {
    const reason = exitCode === 0 ? 'Completed' : 'Error';
    const last = endOf(pod, exitCode);
    const ended = write(parts, pod, last, { state: 'terminated', reason, exitCode });
    if (last.phase === undefined) plan(ended, 'restart', timesFor(parts, pod).relist);
  };
  return {
    unhealthy: (pod: Pod) => end(pod, KILLED),
    end: (pod: Pod) => end(pod, settings.workload(imageOf(pod)).ends?.exitCode ?? 0),
    restart(pod: Pod) {
      const [status] = pod.status.containers;
      const restarts = status?.restarts ?? 0;
      const delay = 1000 * (crashLoopDelays(CRASH_LOOP, restarts + 1)[restarts] ?? 0);
      if (delay === 0 || status?.reason === 'CrashLoopBackOff') restart(pod);
      else {
        say(parts, pod, 'BackOff', 'Back-off restarting failed container', 'Warning');
        const waiting = write(parts, pod, {}, { state: 'waiting', reason: 'CrashLoopBackOff' });
        plan(waiting, 'restart', delay - timesFor(parts, pod).relist);
      }
    },
    revive: restart,
    stop(pod: Pod) {
      const stopped =
        pod.status.phase === 'Running'
          ? write(parts, pod, readiness(false), { state: 'terminated', reason: 'Completed' })
          : pod;
      plan(stopped, 'gone', 0);
    },
    gone(pod: Pod) {
      if (isConnected(parts, pod.spec.nodeName ?? '')) api.remove('Pod', pod.meta.name);
    },
  };
}

/** A container that was told to end: 128 and the number of SIGTERM. */
const KILLED = 143;

const CRASH_LOOP = { initial: 10, max: 300 };

/** What a pod has come to with its container's end; it goes on where that is restarted. */
function endOf({ spec }: Pod, exitCode: number): Partial<PodStatus> {
  const { restartPolicy = 'Always' } = spec;
  if (restartPolicy === 'Always') return readiness(false);
  if (exitCode === 0) return { phase: 'Succeeded', ready: false, readyReason: 'PodCompleted' };
  return restartPolicy === 'Never' ? { ...readiness(false), phase: 'Failed' } : readiness(false);
}

/** By pod, how many pulls in a row have failed. */
function failedPulls({ world }: Parts): Map<string, number> {
  return world.memory('kubelet/failed pulls');
}

function pulling(parts: Parts, plan: Plan, probes: Probes) {
  const failures = failedPulls(parts);
  const pull = (pod: Pod) => {
    const failure = sandboxFailure(parts, pod);
    if (failure !== undefined) {
      say(parts, pod, 'FailedCreatePodSandBox', failure, 'Warning');
      plan(pod, 'pull', SANDBOX_AGAIN);
      return;
    }
    say(parts, pod, 'Pulling', `Pulling image "${imageOf(pod)}"`);
    plan(pod, 'pulled', timesFor(parts, pod).pull);
  };
  const pauses = (pod: Pod) => {
    const { pullAgain: even } = parts.settings.kubelet;
    if (even !== undefined) return { untilTold: even, untilPull: even };
    const whole = pullDelay(failures.get(pod.meta.uid) ?? 1);
    const untilTold = Math.min(whole / 2, LONGEST_UNTOLD);
    return { untilTold, untilPull: whole - untilTold };
  };
  return {
    pull,
    admit(pod: Pod) {
      probes.admitted(pod);
      const creating = { state: 'waiting', reason: 'ContainerCreating' } as const;
      pull(write(parts, pod, readiness(false), creating));
    },
    pulled(pod: Pod) {
      if (parts.settings.workload(imageOf(pod)).pulls) {
        say(parts, pod, 'Pulled', `Successfully pulled image "${imageOf(pod)}"`);
        failures.delete(pod.meta.uid);
        plan(pod, 'run', timesFor(parts, pod).start);
        return;
      }
      failures.set(pod.meta.uid, (failures.get(pod.meta.uid) ?? 0) + 1);
      say(parts, pod, 'Failed', 'Error: ErrImagePull', 'Warning');
      plan(
        write(parts, pod, {}, { state: 'waiting', reason: 'ErrImagePull' }),
        'back off',
        pauses(pod).untilTold,
      );
    },
    'back off': (pod: Pod) => {
      say(parts, pod, 'BackOff', `Back-off pulling image "${imageOf(pod)}"`);
      const waiting = { state: 'waiting', reason: 'ImagePullBackOff' } as const;
      plan(write(parts, pod, {}, waiting), 'pull', pauses(pod).untilPull);
    },
  };
}

function imageOf({ spec }: Pod): string {
  return spec.containers[0]?.image ?? '';
}
