/** The machines under the nodes: whether they have power and a network, and when they last renewed their lease. */

import type { Ms } from '../../../recording/units.ts';
import { nodeDefaults } from '../node-lifecycle.ts';
import type { Parts } from './parts.ts';

export interface Machine {
  readonly power: boolean;
  readonly wired: boolean;
  /** It was off, and hasn't had its containers started again. */
  readonly lost: boolean;
  /** A moment at which it renews its lease; the others follow in even steps. */
  readonly renews: Ms;
  /** The last renewal that arrived, while it can’t reach the API server. */
  readonly silent?: Ms;
}

export function machines({ world }: Pick<Parts, 'world'>): Map<string, Machine> {
  return world.memory<Machine>('machines');
}

/** Whether the node’s kubelet and the API server reach each other. */
export function isConnected(parts: Pick<Parts, 'world'>, node: string): boolean {
  return machines(parts).get(node)?.silent === undefined;
}

/** When the node last renewed its lease, as the API server has it. */
export function lastRenewal({ world, settings }: Parts, { silent, renews }: Machine): Ms {
  if (silent !== undefined) return silent;
  const every = 1000 * nodeDefaults(settings.minor)['node lease renew interval'];
  const rounds = Math.floor((world.now() - renews) / every);
  return renews + rounds * every;
}

/** A new machine with a network. */
export function plugIn(parts: Parts, node: string): void {
  const now = parts.world.now();
  const renews = parts.settings.chance?.moment?.(`kubelet/${node}`) ?? now;
  machines(parts).set(node, { power: true, wired: true, lost: false, renews });
}

/** The machine with this of its state changed: a lease isn’t renewed without power, network and server. */
export function change(parts: Parts, node: string, to: Partial<Machine>): void {
  const before = machines(parts).get(node);
  if (before === undefined) throw new Error(`There is no machine “${node}”.`);
  const { silent, ...rest } = { ...before, ...to };
  const speaks = rest.power && rest.wired && !parts.world.isStopped('kube-apiserver');
  if (!speaks) {
    machines(parts).set(node, { ...rest, silent: silent ?? lastRenewal(parts, before) });
  } else if (silent === undefined) machines(parts).set(node, rest);
  else machines(parts).set(node, { ...rest, renews: parts.world.now() });
}
