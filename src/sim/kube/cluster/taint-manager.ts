/** The taint manager: throws pods out of nodes whose taints they don’t tolerate, at once or in time. */

import { evictAfter, type Taint } from '../taints.ts';
import type { ClusterObject, Node, Pod } from './objects.ts';
import { deletePod, tell, type Parts } from './parts.ts';

const ACTOR = 'taint-controller';

/** Source: kubernetes/kubernetes, pkg/controller/nodelifecycle/scheduler/taint_manager.go, 1.20. */
export function addTaintManager(parts: Parts): void {
  const { world, api } = parts;
  /** When the pod goes, by its uid. */
  const evictions = world.memory<number>('taint-controller/evictions');
  const cancel = (pod: Pod) => {
    if (evictions.delete(pod.meta.uid)) say(parts, pod, 'Cancelling deletion of');
  };
  const look = (pod: Pod, taints: readonly Taint[]) => {
    const seconds = evictAfter(taints, pod.spec.tolerations ?? []);
    if (taints.length === 0 || seconds === 0) cancel(pod);
    // The time that a pod may stay counts from the first of its node’s taints.
    if (seconds === undefined || evictions.has(pod.meta.uid)) return;
    evictions.set(pod.meta.uid, world.now() + 1000 * seconds);
    world.after(1000 * seconds, ACTOR, `${pod.meta.name} ${pod.meta.uid}`);
  };
  const lookAll = (node: Node) => {
    for (const pod of api.podsOn(node.meta.name)) look(pod, expelling(node));
  };
  api.watch(({ type, object, old }) => {
    if (object.kind === 'Pod') {
      if (type === 'DELETED') evictions.delete(object.meta.uid);
      else if (isNewlyBound(object, old)) {
        const node = api.get('Node', object.spec.nodeName ?? '');
        if (node !== undefined) look(object, expelling(node));
      }
    } else if (object.kind === 'Node' && type !== 'DELETED') {
      const before = old?.kind === 'Node' ? expelling(old) : [];
      if (JSON.stringify(before) !== JSON.stringify(expelling(object))) lookAll(object);
    }
  });
  world.register(ACTOR, {
    wake(key) {
      const [name = '', uid = ''] = key.split(' ');
      const pod = api.get('Pod', name);
      if (pod?.meta.uid !== uid || (evictions.get(uid) ?? Infinity) > world.now()) return;
      evictions.delete(uid);
      if (pod.meta.deletion !== undefined) return;
      say(parts, pod, 'Marking for deletion');
      deletePod(parts, pod);
    },
    restart() {
      evictions.clear();
      for (const node of api.list('Node')) lookAll(node);
    },
  });
}

function say(parts: Parts, { meta }: Pod, what: string): void {
  const message = `${what} Pod default/${meta.name}`;
  tell(parts, {
    ...{ reason: 'TaintManagerEviction', about: `Pod/${meta.name}` },
    ...{ message, source: ACTOR },
  });
}

function isNewlyBound(pod: Pod, old: ClusterObject | undefined): boolean {
  return pod.spec.nodeName !== undefined && (old as Pod | undefined)?.spec.nodeName === undefined;
}

function expelling({ taints }: Node): readonly Taint[] {
  return taints.filter(({ effect }) => effect === 'NoExecute');
}
