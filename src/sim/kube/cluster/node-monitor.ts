/** The node controller’s monitor: finds nodes that have fallen silent, and takes their pods out of service. */

import { nodeDefaults } from '../node-lifecycle.ts';
import { lastRenewal, machines } from './machines.ts';
import { createZones, zoneOf, type Census } from './node-zones.ts';
import type { Node, Pod } from './objects.ts';
import { tell, type Parts } from './parts.ts';

const ACTOR = 'node-controller/monitor';
const PODS = 'node-controller/pods';
/** A round takes so long in a small cluster on one machine; the period runs from its end. */
const ROUND: readonly [number, number] = [1, 2.3];
/** From a node’s new state to a pod’s, one pod after the other. */
const MARK: readonly [number, number] = [5, 10];

/** What the controller knows of a node: the lease that it last saw, and when it saw it first. */
interface Health {
  readonly renewed: number;
  readonly seen: number;
}

/** Source: kubernetes/kubernetes, pkg/controller/nodelifecycle/node_lifecycle_controller.go, 1.20. */
export function addNodeMonitor(parts: Parts): void {
  const { world, api } = parts;
  const known = world.memory<Health>('node-controller/health');
  const zones = createZones(parts);
  const period = 1000 * nodeDefaults(parts.settings.minor)['node-monitor-period'];
  api.watch(({ type, object }) => {
    if (object.kind === 'Node' && type === 'DELETED') known.delete(object.meta.name);
  });
  world.register(ACTOR, {
    wake() {
      round(parts, known, zones);
      world.after(period + world.uniform(...ROUND), ACTOR, 'round');
    },
    restart: () => known.clear(),
  });
  world.register(PODS, { wake: (node) => takeOut(parts, node) });
  const seen = parts.settings.chance?.moment?.(ACTOR);
  world.after(seen === undefined ? world.uniform(0, period) : seen % period, ACTOR, 'round');
}

function round(
  parts: Parts,
  known: Map<string, Health>,
  zones: ReturnType<typeof createZones>,
): void {
  const { world, api } = parts;
  const census = new Map<string, Census>();
  for (const before of api.list('Node')) {
    const node = judged(parts, known, before);
    const { ready, notReady } = census.get(zoneOf(node)) ?? { ready: 0, notReady: 0 };
    const isReady = node.ready === 'True';
    census.set(zoneOf(node), {
      ready: ready + Number(isReady),
      notReady: notReady + Number(!isReady),
    });
    // What it has only now found out itself counts from the next round on.
    if (before.ready === 'True') zones.clear(node);
    else zones.mark(node);
    if (!isReady && before.ready === 'True') {
      const message = `Node ${node.meta.name} status is now: NodeNotReady`;
      const about = `Node/${node.meta.name}`;
      tell(parts, { reason: 'NodeNotReady', about, message, source: 'node-controller' });
      world.enqueue(world.uniform(...MARK), PODS, node.meta.name);
    }
  }
  const verdict = zones.judge(census);
  if (verdict === 'all down now') for (const node of api.list('Node')) zones.clear(node);
  if (verdict !== 'no longer all down') return;
  for (const [name, health] of known) known.set(name, { ...health, seen: world.now() });
}

/** The node as it stands after a look at its lease. */
function judged(parts: Parts, known: Map<string, Health>, node: Node): Node {
  const { name } = node.meta;
  const now = parts.world.now();
  const machine = machines(parts).get(name);
  const renewed = machine === undefined ? node.meta.created : lastRenewal(parts, machine);
  const before = known.get(name);
  if (before?.renewed !== renewed) {
    known.set(name, { renewed, seen: now });
    return node;
  }
  const grace = 1000 * nodeDefaults(parts.settings.minor)['node-monitor-grace-period'];
  if (now <= before.seen + grace || node.ready === 'Unknown') return node;
  return parts.api.update('Node', { ...node, ...SILENT });
}

const SILENT = {
  ready: 'Unknown',
  reason: 'NodeStatusUnknown',
  message: 'Kubelet stopped posting node status.',
} as const;

/** Its pods aren’t ready any more, whatever they do. Source: pkg/controller/util/node (MarkPodsNotReady). */
function takeOut(parts: Parts, node: string): void {
  const { api } = parts;
  if (api.get('Node', node)?.ready === 'True') return;
  for (const pod of api.podsOn(node)) if (pod.status.ready) markNotReady(parts, pod);
}

function markNotReady(parts: Parts, pod: Pod): void {
  const { world, api } = parts;
  const status = { ...pod.status, ready: false, readySince: world.now() };
  api.update('Pod', { ...pod, status });
  const about = `Pod/${pod.meta.name}`;
  const event = { reason: 'NodeNotReady', message: 'Node is not ready', about } as const;
  tell(parts, { ...event, severity: 'Warning', source: 'node-controller' });
}
