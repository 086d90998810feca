/** The scheduler: takes the pods that wait one by one, and binds each to a node. */

import { nodeInfo, type NodeInfo } from '../scheduler/node-info.ts';
import { place } from '../scheduler/place.ts';
import type { Node, Pod } from './objects.ts';
import { tell, type Parts } from './parts.ts';
import { createSchedulingQueue, SCHEDULER } from './scheduling-queue.ts';

/** From the choice of a node to the binding's being stored. */
const BIND = 'default-scheduler/bind';

/** Until a failure or a binding is stored, in a small cluster on one machine. */
const FAIL_TIME = 5;
const BIND_TIME = 14;
export function addScheduler(parts: Parts): void {
  const { world, api } = parts;
  const queue = createSchedulingQueue(parts);
  const infos = createNodeInfos(parts);
  const assumed = world.memory<string>('scheduler/assumed');
  api.watch((change) => {
    queue.observe(change);
    if (change.object.kind === 'Pod' && change.type === 'DELETED') {
      assumed.delete(change.object.meta.name);
    }
  });
  world.register(SCHEDULER, {
    wake() {
      const pod = queue.take();
      if (pod === undefined) return;
      const nodes = infos.all();
      const { best, message } = place(pod, nodes, parts.settings.minor);
      const chosen = choose(parts, pod, best);
      if (chosen === undefined)
        world.after(FAIL_TIME, `${SCHEDULER}/fail`, `${pod.meta.name} ${message}`);
      else {
        assumed.set(pod.meta.name, chosen);
        infos.assume(pod, chosen);
        world.after(BIND_TIME, BIND, `${pod.meta.name} ${chosen}`);
      }
      queue.goOn();
    },
  });
  world.register(`${SCHEDULER}/fail`, {
    wake(key) {
      const { name, rest } = firstWord(key);
      queue.putBack(name);
      const pod = api.get('Pod', name);
      if (pod === undefined || pod.spec.nodeName !== undefined) return;
      tell(parts, {
        ...{ reason: 'FailedScheduling', message: rest, severity: 'Warning' },
        ...{ about: `Pod/${name}`, source: SCHEDULER },
      });
      if (pod.status.unschedulable === rest) return;
      api.update('Pod', { ...pod, status: { ...pod.status, unschedulable: rest } });
    },
  });
  world.register(BIND, {
    wake(key) {
      const { name, rest } = firstWord(key);
      assumed.delete(name);
      const pod = api.get('Pod', name);
      if (pod === undefined) return;
      const { unschedulable: _, ...status } = pod.status;
      api.update('Pod', { ...pod, spec: { ...pod.spec, nodeName: rest }, status });
      const message = `Successfully assigned default/${name} to ${rest}`;
      tell(parts, { reason: 'Scheduled', about: `Pod/${name}`, message, source: SCHEDULER });
    },
  });
}

function firstWord(key: string): { readonly name: string; readonly rest: string } {
  const space = key.indexOf(' ');
  return { name: key.slice(0, space), rest: key.slice(space + 1) };
}

function choose({ world, settings }: Parts, pod: Pod, best: readonly string[]): string | undefined {
  if (best.length <= 1) return best[0];
  return (
    settings.chance?.node(pod.meta.name, best) ?? best[Math.floor(world.uniform(0, best.length))]
  );
}

/** The nodes with what runs on them, and what was bound to them but isn't stored yet. */
function createNodeInfos({ world, api }: Parts) {
  const assumed = world.memory<string>('scheduler/assumed');
  const known = new Map<string, { node: Node; version: string; info: NodeInfo }>();
  const look = (node: Node): NodeInfo => {
    const { name } = node.meta;
    const version = api.podsVersion(name);
    const before = known.get(name);
    if (before?.node === node && before.version === version) return before.info;
    const pods = [...api.podsOn(name)];
    for (const [pod, at] of assumed) {
      const found = at === name ? api.get('Pod', pod) : undefined;
      if (found !== undefined && found.spec.nodeName === undefined) pods.push(found);
    }
    const info = nodeInfo(node, pods);
    known.set(name, { node, version, info });
    return info;
  };
  return {
    all: () => api.list('Node').map(look),
    assume(pod: Pod, name: string) {
      const before = known.get(name);
      if (before === undefined) return;
      const info = nodeInfo(before.node, [...before.info.pods, pod]);
      known.set(name, { ...before, info });
    },
  };
}
