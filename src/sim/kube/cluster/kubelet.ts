/** The kubelets: each takes the pods of its node through their lives, and reports. */

import { crashLoopDelays } from '../back-off.ts';
import type { ContainerStatus, Pod, PodStatus } from './objects.ts';
import { tell, type Parts } from './parts.ts';

const KUBELET = 'kubelet';

/** What is due next for a pod. */
type Step =
  'admit' | 'pull' | 'pulled' | 'back off' | 'run' | 'ready' | 'end' | 'restart' | 'stop' | 'gone';

/** The step that a pod waits for; an older timer is out of date. */
interface Due {
  readonly step: Step;
  readonly serial: number;
}

export function addKubelets(parts: Parts): void {
  const { world, api } = parts;
  const due = world.memory<Due>('kubelet/due');
  const plan = (pod: Pod, step: Step, delay: number) => {
    const serial = (due.get(pod.meta.uid)?.serial ?? 0) + 1;
    due.set(pod.meta.uid, { step, serial });
    const jitter = world.uniform(0, LAG);
    world.after(delay + jitter, KUBELET, `${pod.meta.name} ${pod.meta.uid} ${String(serial)}`);
  };
  const steps = createSteps(parts, plan);
  const stop = (pod: Pod) => {
    if (due.get(pod.meta.uid)?.step === 'stop') return;
    say(parts, pod, 'Killing', `Stopping container ${pod.spec.containers[0]?.name ?? ''}`);
    plan(pod, 'stop', parts.settings.kubelet.stop);
  };
  api.watch(({ type, object, old }) => {
    if (object.kind !== 'Pod' || object.spec.nodeName === undefined) return;
    if (type === 'DELETED') due.delete(object.meta.uid);
    else if (object.meta.deletion !== undefined) {
      if (old?.meta.deletion === undefined) stop(object);
    } else if ((old as Pod | undefined)?.spec.nodeName === undefined) {
      plan(object, 'admit', parts.settings.kubelet.admit);
    }
  });
  world.register(KUBELET, {
    wake(key) {
      const [name = '', uid = '', serial] = key.split(' ');
      const pod = api.get('Pod', name);
      const now = due.get(uid);
      if (pod?.meta.uid !== uid || now === undefined || String(now.serial) !== serial) return;
      steps[now.step](pod);
    },
  });
}

/** Between a step's end and the API server's knowing of it. */
const LAG = 15;
/** After a failed pull: the back-off is told, then the pull tried again. */
const PULL_BACK_OFF = 10_000;

type Plan = (pod: Pod, step: Step, delay: number) => void;

function createSteps(parts: Parts, plan: Plan): Readonly<Record<Step, (pod: Pod) => void>> {
  const { settings, api } = parts;
  const times = settings.kubelet;
  const workload = (pod: Pod) => settings.workload(imageOf(pod));
  const run = (pod: Pod) => {
    const { becomesReady, ends } = workload(pod);
    const ready = becomesReady && times.ready === 0;
    const running = write(
      parts,
      pod,
      { phase: 'Running', ip: 'assigned', ...readiness(ready) },
      {
        state: 'running',
      },
    );
    say(parts, pod, 'Started', `Started container ${pod.spec.containers[0]?.name ?? ''}`);
    if (ends !== undefined) plan(running, 'end', ends.after);
    else if (becomesReady && !ready) plan(running, 'ready', times.ready);
  };
  const restart = (pod: Pod) => {
    const restarts = (pod.status.containers[0]?.restarts ?? 0) + 1;
    run(write(parts, pod, {}, { state: 'waiting', restarts }));
  };
  return {
    ...pulling(parts, plan),
    run,
    ready: (pod) => {
      if (workload(pod).becomesReady) write(parts, pod, readiness(true), {});
    },
    end(pod) {
      const exitCode = workload(pod).ends?.exitCode ?? 0;
      const reason = exitCode === 0 ? 'Completed' : 'Error';
      const ended = write(parts, pod, readiness(false), { state: 'terminated', reason, exitCode });
      plan(ended, 'restart', times.relist);
    },
    restart(pod) {
      const [status] = pod.status.containers;
      const restarts = status?.restarts ?? 0;
      const delay = 1000 * (crashLoopDelays(CRASH_LOOP, restarts + 1)[restarts] ?? 0);
      if (delay === 0 || status?.reason === 'CrashLoopBackOff') restart(pod);
      else {
        say(parts, pod, 'BackOff', 'Back-off restarting failed container', 'Warning');
        const waiting = write(parts, pod, {}, { state: 'waiting', reason: 'CrashLoopBackOff' });
        plan(waiting, 'restart', delay - times.relist);
      }
    },
    stop(pod) {
      const stopped =
        pod.status.phase === 'Running'
          ? write(parts, pod, readiness(false), { state: 'terminated', reason: 'Completed' })
          : pod;
      plan(stopped, 'gone', 0);
    },
    gone: (pod) => api.remove('Pod', pod.meta.name),
  };
}

const CRASH_LOOP = { initial: 10, max: 300 };

function pulling(parts: Parts, plan: Plan) {
  const times = parts.settings.kubelet;
  const pull = (pod: Pod) => {
    say(parts, pod, 'Pulling', `Pulling image "${imageOf(pod)}"`);
    plan(pod, 'pulled', times.pull);
  };
  return {
    pull,
    admit(pod: Pod) {
      const creating = { state: 'waiting', reason: 'ContainerCreating' } as const;
      pull(write(parts, pod, readiness(false), creating));
    },
    pulled(pod: Pod) {
      if (parts.settings.workload(imageOf(pod)).pulls) {
        say(parts, pod, 'Pulled', `Successfully pulled image "${imageOf(pod)}"`);
        plan(pod, 'run', times.start);
        return;
      }
      say(parts, pod, 'Failed', 'Error: ErrImagePull', 'Warning');
      plan(
        write(parts, pod, {}, { state: 'waiting', reason: 'ErrImagePull' }),
        'back off',
        PULL_BACK_OFF,
      );
    },
    'back off': (pod: Pod) => {
      say(parts, pod, 'BackOff', `Back-off pulling image "${imageOf(pod)}"`);
      const waiting = { state: 'waiting', reason: 'ImagePullBackOff' } as const;
      plan(write(parts, pod, {}, waiting), 'pull', PULL_BACK_OFF);
    },
  };
}

function imageOf({ spec }: Pod): string {
  return spec.containers[0]?.image ?? '';
}

function readiness(ready: boolean): Partial<PodStatus> {
  return ready ? { ready } : { ready, readyReason: 'ContainersNotReady' };
}

/** Writes a pod's status; its containers all do the same. */
function write(
  { world, api }: Parts,
  pod: Pod,
  status: Partial<PodStatus>,
  container: Partial<ContainerStatus>,
): Pod {
  const { unschedulable: _, readyReason: before, ...kept } = pod.status;
  const changed = status.ready !== undefined && status.ready !== kept.ready;
  const reason = status.ready === undefined ? before : status.readyReason;
  return api.update('Pod', {
    ...pod,
    status: {
      ...kept,
      ...(changed ? { readySince: world.now() } : {}),
      ...status,
      ...(reason === undefined ? {} : { readyReason: reason }),
      containers: pod.spec.containers.map((_container, index) => ({
        ...base(kept.containers[index], container),
        ...container,
      })),
    },
  });
}

/** What a container keeps of its state before: all, unless it comes into another. */
function base(
  before: ContainerStatus | undefined,
  { state }: Partial<ContainerStatus>,
): ContainerStatus {
  if (before === undefined) return { state: 'waiting', restarts: 0 };
  return state === undefined ? before : { state, restarts: before.restarts };
}

function say(
  parts: Parts,
  pod: Pod,
  reason: string,
  message: string,
  severity: 'Normal' | 'Warning' = 'Normal',
): void {
  tell(parts, { reason, message, severity, about: `Pod/${pod.meta.name}`, source: 'kubelet' });
}
