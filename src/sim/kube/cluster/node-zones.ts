/** How fast nodes of a zone are emptied: the taint that throws pods out is put on few nodes at a time. */

import { evictionRate, nodeDefaults, zoneState, type ZoneState } from '../node-lifecycle.ts';
import { taintsOf, type Taint } from '../taints.ts';
import type { Node } from './objects.ts';
import type { Parts } from './parts.ts';

const ACTOR = 'node-controller/no-execute';
/** How often the queue is looked at. Source: pkg/controller/nodelifecycle/scheduler (NodeEvictionPeriod). */
const LOOK = 100;

interface Zone {
  readonly state: ZoneState | 'Initial';
  /** Nodes a second. */
  readonly rate: number;
  /** Nodes that may be tainted now, at most one, as counted at `at`. */
  readonly tokens: number;
  readonly at: number;
}

/** Ready and not ready nodes of a zone. */
export interface Census {
  readonly ready: number;
  readonly notReady: number;
}

/** Source: k8s.io/component-helpers, node/topology (GetZoneKey). */
export function zoneOf({ meta }: Node): string {
  const region = meta.labels['topology.kubernetes.io/region'] ?? '';
  return `${region}:${meta.labels['topology.kubernetes.io/zone'] ?? ''}`;
}

/** The taints of NoExecute that the controller itself puts on nodes. */
function isOutage({ key, effect }: Taint): boolean {
  return effect === 'NoExecute' && OUTAGES.has(key);
}

const OUTAGES = new Set(
  [...taintsOf('Ready', 'False'), ...taintsOf('Ready', 'Unknown')].map(({ key }) => key),
);

/** Source: kubernetes/kubernetes, pkg/controller/nodelifecycle/node_lifecycle_controller.go, 1.20. */
export function createZones(parts: Parts) {
  const { world, api } = parts;
  const zones = world.memory<Zone>('node-controller/zones');
  const waiting = world.memory<string>('node-controller/to taint');
  const limits = createLimits(parts, zones);
  const look = () => world.enqueue(world.uniform(0, LOOK), ACTOR, 'queue');
  world.register(ACTOR, {
    wake() {
      for (const [name, zone] of [...waiting]) {
        if (!limits.take(zone)) continue;
        waiting.delete(name);
        const node = api.get('Node', name);
        if (node !== undefined) swapTaint(parts, node);
      }
      const rates = [...waiting.values()].map((zone) => zones.get(zone)?.rate ?? 0);
      if (rates.some((rate) => rate > 0)) world.enqueue(LOOK, ACTOR, 'queue');
    },
    restart() {
      zones.clear();
      waiting.clear();
    },
  });
  return {
    /** A node that isn’t ready: its taint is changed at once, or put on when its turn comes. */
    mark(node: Node) {
      if (node.taints.some(isOutage)) swapTaint(parts, node);
      else if (!waiting.has(node.meta.name)) waiting.set(node.meta.name, zoneOf(node));
      if (waiting.size > 0) look();
    },
    clear(node: Node) {
      waiting.delete(node.meta.name);
      if (!node.taints.some(isOutage)) return;
      api.update('Node', { ...node, taints: node.taints.filter((taint) => !isOutage(taint)) });
    },
    judge: (census: ReadonlyMap<string, Census>) => judge(parts, zones, limits.set, census),
  };
}

/** Not ready and unreachable exclude each other. */
function swapTaint({ api }: Parts, node: Node): void {
  const wanted = taintsOf('Ready', node.ready).filter(isOutage);
  // In whatever order: another loop keeps the other taints, and puts its own last.
  if (JSON.stringify(node.taints.filter(isOutage)) === JSON.stringify(wanted)) return;
  const taints = [...node.taints.filter((taint) => !isOutage(taint)), ...wanted];
  api.update('Node', { ...node, taints });
}

function createLimits({ world, settings }: Parts, zones: Map<string, Zone>) {
  const usual = nodeDefaults(settings.minor)['node-eviction-rate'];
  const read = (name: string): Zone => {
    const now = world.now();
    const zone = zones.get(name) ?? { state: 'Initial', rate: usual, tokens: 1, at: now };
    const tokens = Math.min(1, zone.tokens + ((now - zone.at) * zone.rate) / 1000);
    return { ...zone, tokens, at: now };
  };
  return {
    take(name: string): boolean {
      const zone = read(name);
      const may = zone.rate > 0 && zone.tokens >= 1;
      zones.set(name, may ? { ...zone, tokens: zone.tokens - 1 } : zone);
      return may;
    },
    /** A new rate starts with the turn that the old one had left. */
    set(name: string, state: ZoneState, rate: number) {
      const zone = read(name);
      const kept = zone.rate === 0 ? 0 : Math.floor(zone.tokens);
      const tokens = rate === zone.rate ? zone.tokens : kept;
      zones.set(name, { ...zone, state, rate, tokens });
    },
  };
}

export type Verdict = 'as before' | 'all down now' | 'no longer all down';

/**
 * Sets each zone’s rate by how many of its nodes are down; where all nodes of all zones are, nothing
 * is evicted any more. Source: as above (handleDisruption).
 */
function judge(
  { settings }: Parts,
  zones: Map<string, Zone>,
  set: (name: string, state: ZoneState, rate: number) => void,
  census: ReadonlyMap<string, Census>,
): Verdict {
  const defaults = nodeDefaults(settings.minor);
  const states = new Map(
    [...census].map(([name, { ready, notReady }]) => [
      name,
      zoneState(ready, notReady, defaults['unhealthy-zone-threshold']),
    ]),
  );
  for (const name of zones.keys()) if (!census.has(name)) zones.delete(name);
  const wereDown =
    zones.size > 0 &&
    [...states.keys()].every((name) => zones.get(name)?.state === 'FullDisruption');
  const areDown =
    states.size > 0 && [...states.values()].every((state) => state === 'FullDisruption');
  if (areDown) {
    if (!wereDown) for (const name of states.keys()) set(name, 'FullDisruption', 0);
    return wereDown ? 'as before' : 'all down now';
  }
  for (const [name, { ready, notReady }] of census) {
    const state = states.get(name) ?? 'Normal';
    if (!wereDown && zones.get(name)?.state === state) continue;
    const rates = {
      usual: defaults['node-eviction-rate'],
      disrupted: defaults['secondary-node-eviction-rate'],
      largeZone: defaults['large-cluster-size-threshold'],
    };
    set(name, state, evictionRate(state, ready + notReady, rates));
  }
  return wereDown ? 'no longer all down' : 'as before';
}
