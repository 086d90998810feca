/** What can be done to a cluster from outside: machines lose power or network, parts of the control plane stop. */

import { REFUSED, type Component } from './components.ts';
import type { Kubelets } from './kubelet.ts';
import { change, isConnected, lastRenewal, machines, type Machine } from './machines.ts';
import { STATUS } from './nodes.ts';
import type { Pod } from './objects.ts';
import { tell, type Parts } from './parts.ts';
import { keptOn } from './kubelet-report.ts';

export interface Outages {
  /** Takes the machine's power: its containers end, and nobody is told. */
  killNode(node: string): void;
  /** Cuts the machine's network: its containers go on running, and nobody hears of it. */
  cutNode(node: string): void;
  /** Gives the machine power and network again. */
  restoreNode(node: string): void;
  /** How the machine under a node is, which the control plane can't see. */
  machine(node: string): MachineState;
  stop(component: Component): void;
  start(component: Component): void;
  isStopped(component: Component): boolean;
}

export interface MachineState {
  readonly power: boolean;
  /** False: it can't be reached. */
  readonly network: boolean;
  /** When its last heartbeat reached the API server, in the cluster's time. */
  readonly lastHeartbeat: number;
  /** The pods as they stand on the machine itself; none without power. */
  readonly pods: readonly Pod[];
}

const API_SERVER = 'kube-apiserver';
const CLIENTS: readonly Component[] = ['kube-scheduler', 'kube-controller-manager'];
/** From a node's return to its first word, in a small cluster. */
const FIRST_WORD: readonly [number, number] = [5, 15];

export function createOutages(parts: Parts, kubelets: Kubelets): Outages {
  const { world } = parts;
  const become = (node: string, to: Partial<Machine>) => {
    const was = isConnected(parts, node);
    change(parts, node, to);
    const is = isConnected(parts, node);
    if (to.power === false) kubelets.lose(node);
    else if (was && !is) kubelets.cut(node);
    else if (!was && is) comeBack(parts, kubelets, node);
  };
  /** Each machine learns whether it still reaches the API server. */
  const spread = () => {
    for (const node of machines(parts).keys()) become(node, {});
  };
  const stopped = world.memory<true>('stopped by hand');
  const settle = (component: Component) => {
    const reaches = component === API_SERVER || !stopped.has(API_SERVER);
    if (stopped.has(component) || !reaches) world.stop(component);
    else world.start(component);
  };
  const settleAll = (component: Component) => {
    settle(component);
    if (component !== API_SERVER) return;
    spread();
    for (const client of CLIENTS) settle(client);
  };
  return {
    killNode: (node) => become(node, { power: false, lost: true }),
    cutNode: (node) => become(node, { wired: false }),
    restoreNode: (node) => become(node, { power: true, wired: true }),
    machine: (node) => stateOf(parts, node),
    stop(component) {
      stopped.set(component, true);
      settleAll(component);
    },
    start(component) {
      stopped.delete(component);
      settleAll(component);
    },
    isStopped: (component) => stopped.has(component),
  };
}

function comeBack(parts: Parts, kubelets: Kubelets, node: string): void {
  const { world } = parts;
  const { lost = false } = machines(parts).get(node) ?? {};
  world.after(world.uniform(...FIRST_WORD), STATUS, node);
  if (lost) {
    change(parts, node, { lost: false });
    const message = `Node ${node} has been rebooted`;
    const event = { reason: 'Rebooted', about: `Node/${node}`, message } as const;
    tell(parts, { ...event, severity: 'Warning', source: 'kubelet' });
  }
  kubelets.goOn(node, lost);
}

function stateOf(parts: Parts, node: string): MachineState {
  const machine = machines(parts).get(node);
  if (machine === undefined) throw new Error(`There is no machine “${node}”.`);
  const { power, wired: network } = machine;
  const reached = isConnected(parts, node);
  const pods = reached ? parts.api.podsOn(node) : keptOn(parts, node);
  return { power, network, lastHeartbeat: lastRenewal(parts, machine), pods: power ? pods : [] };
}

/** The same functions, which fail in kubectl's words while the API server doesn't answer. */
export function guarded<T extends object>(functions: T, isDown: () => boolean): T {
  const guard = (act: unknown) =>
    typeof act !== 'function'
      ? act
      : (...given: readonly unknown[]): unknown => {
          if (isDown()) throw new Error(REFUSED);
          return (act as (...given: readonly unknown[]) => unknown)(...given);
        };
  return Object.fromEntries(
    Object.entries(functions).map(([name, act]) => [name, guard(act)]),
  ) as T;
}
