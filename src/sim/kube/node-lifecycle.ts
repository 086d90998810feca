/** What the control plane does about nodes that fall silent: zones, eviction rates, times. */

export type ZoneState = 'Normal' | 'PartialDisruption' | 'FullDisruption';

/**
 * Source: kubernetes/kubernetes, pkg/controller/nodelifecycle/node_lifecycle_controller.go
 * (ComputeZoneState): partial needs more than two nodes that aren't ready.
 */
export function zoneState(ready: number, notReady: number, unhealthyThreshold: number): ZoneState {
  if (ready === 0 && notReady > 0) return 'FullDisruption';
  const share = notReady / (ready + notReady);
  return notReady > 2 && share >= unhealthyThreshold ? 'PartialDisruption' : 'Normal';
}

export interface EvictionRates {
  /** Nodes a second. */
  readonly usual: number;
  readonly disrupted: number;
  /** Zones of at most so many nodes stop evicting where they are disrupted. */
  readonly largeZone: number;
}

/** How many nodes a second are emptied in a zone. Source: as above (ReducedQPSFunc). */
export function evictionRate(state: ZoneState, zoneSize: number, rates: EvictionRates): number {
  if (state !== 'PartialDisruption') return rates.usual;
  return zoneSize > rates.largeZone ? rates.disrupted : 0;
}

/** Where all zones are down, nothing is evicted: the fault may be the control plane's own. */
export const RATE_WITH_ALL_ZONES_DOWN = 0;

/** Defaults of the node controller in seconds, nodes a second, or shares, by Kubernetes 1.`minor`. */
export function nodeDefaults(minor: number) {
  return {
    'node-monitor-grace-period': minor >= 32 ? 50 : 40,
    'node-monitor-period': 5,
    'node-startup-grace-period': 60,
    'node lease renew interval': 10,
    'node lease duration': 40,
    'node-eviction-rate': 0.1,
    'secondary-node-eviction-rate': 0.01,
    'unhealthy-zone-threshold': 0.55,
    'large-cluster-size-threshold': 50,
  } as const;
}

/**
 * When a node whose kubelet stops right after a heartbeat is found out, and when its pods are thrown
 * out. The controller looks once in each period; the API's own time and the eviction rate are left out.
 */
export function failureTimes(
  grace: number,
  monitorPeriod: number,
  toleration: number,
): { readonly unknownAt: number; readonly evictedAt: number } {
  const unknownAt = (Math.floor(grace / monitorPeriod) + 1) * monitorPeriod;
  return { unknownAt, evictedAt: unknownAt + toleration };
}
