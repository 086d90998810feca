/** The nodes as the scheduler knows them: with what runs on them, and what was given to them but isn't stored yet. */

import { nodeInfo, type NodeInfo } from '../scheduler/node-info.ts';
import type { View } from '../scheduler/place.ts';
import type { ApiServer } from './api-server.ts';
import type { Pod } from './objects.ts';
import type { Parts } from './parts.ts';

export interface NodeInfos {
  /** Always in the same order; a node that nothing has happened to is the same object as before. */
  view(): Pick<View, 'nodes' | 'ruled'>;
  /** Counts the pod on the node from now on. */
  assume(pod: Pod, node: string): void;
  /** The binding is stored, or the pod is gone. */
  forget(pod: string): void;
}

export function createNodeInfos({ world, api }: Parts): NodeInfos {
  const assumed = world.memory<string>('scheduler/assumed');
  let infos: NodeInfo[] = [];
  const places = new Map<string, number>();
  const changed = new Set<string>();
  let ruled: readonly NodeInfo[] = [];
  let isComplete = false;
  const startAnew = () => {
    isComplete = false;
  };
  const look = (name: string) => lookAt(api, assumed, name);
  const lookAtAll = () => {
    infos = [];
    places.clear();
    for (const { meta } of api.list('Node')) {
      const info = look(meta.name);
      if (info !== undefined) places.set(meta.name, infos.push(info) - 1);
    }
    ruled = infos.filter(({ hasRules }) => hasRules);
    changed.clear();
    isComplete = true;
  };
  const replace = (name: string) => {
    const place = places.get(name);
    const info = look(name);
    if (place === undefined || info === undefined) return;
    const before = infos[place];
    infos[place] = info;
    if (info.hasRules || before?.hasRules) ruled = infos.filter(({ hasRules }) => hasRules);
  };
  api.onReindex(startAnew);
  api.watch(({ type, object, old }) => {
    if (object.kind === 'Node') {
      if (type === 'MODIFIED') changed.add(object.meta.name);
      else startAnew();
    }
    if (object.kind !== 'Pod') return;
    const before = old?.kind === 'Pod' ? old.spec.nodeName : undefined;
    for (const name of [before, object.spec.nodeName]) if (name !== undefined) changed.add(name);
  });
  return {
    view() {
      if (!isComplete) lookAtAll();
      for (const name of changed) replace(name);
      changed.clear();
      return { nodes: infos, ruled };
    },
    assume(pod, node) {
      assumed.set(pod.meta.name, node);
      changed.add(node);
    },
    forget(pod) {
      const node = assumed.get(pod);
      if (node !== undefined) changed.add(node);
      assumed.delete(pod);
    },
  };
}

/** The node as it stands in the API, and with what is being bound to it. */
function lookAt(
  api: ApiServer,
  assumed: ReadonlyMap<string, string>,
  name: string,
): NodeInfo | undefined {
  const node = api.get('Node', name);
  if (node === undefined) return undefined;
  const pods = [...api.podsOn(name)];
  for (const [pod, at] of assumed) {
    const found = at === name ? api.get('Pod', pod) : undefined;
    if (found !== undefined && found.spec.nodeName === undefined) pods.push(found);
  }
  return nodeInfo(node, pods);
}
