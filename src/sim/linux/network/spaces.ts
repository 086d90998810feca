/** Network namespaces: interfaces, who listens on which port, and rules that rewrite destinations. */

/** "127.0.0.1"; one machine's IPv4 only. */
export type Address = string;

export interface Endpoint {
  readonly address: Address;
  readonly port: number;
}

export interface NetInterface {
  readonly name: string;
  readonly address: Address;
  /** Bits of the network that it reaches directly: 24 for 192.168.1.0/24. */
  readonly prefix: number;
}

/** A socket in the state LISTEN; 0.0.0.0 stands for every address of its namespace. */
export interface Listener extends Endpoint {
  readonly by: string;
  /** Of docker-proxy: where it opens a connection of its own. */
  readonly relays?: Endpoint;
}

/** What iptables calls DNAT: packets to a port of this machine go to another address and port. */
export interface Forward {
  /** 0.0.0.0: whatever address of this machine was asked for. */
  readonly address: Address;
  readonly port: number;
  readonly to: Endpoint;
  /** Packets that come in here are left alone: “! -i docker0”. */
  readonly notFrom: string;
}

export interface NetSpace {
  readonly name: string;
  readonly interfaces: readonly NetInterface[];
  readonly listeners: readonly Listener[];
  readonly forwards: readonly Forward[];
  /** Where packets go that no interface reaches directly. */
  readonly gateway?: Address;
}

export type BindError = 'EADDRINUSE' | 'EADDRNOTAVAIL' | 'EINVAL';

export type Bound =
  | { readonly ok: true; readonly space: NetSpace }
  | { readonly ok: false; readonly error: BindError; readonly holder?: string };

const ANY: Address = '0.0.0.0';
const LAST_PORT = 65_535;

/**
 * A new listener in a namespace. A port is taken where another listens on the same address, or one of
 * the two on every address; other namespaces don’t count.
 *
 * Sources: bind(2), ip(7), network_namespaces(7).
 */
export function listen(space: NetSpace, listener: Listener): Bound {
  const { address, port } = listener;
  if (!Number.isInteger(port) || port < 1 || port > LAST_PORT)
    return { ok: false, error: 'EINVAL' };
  if (address !== ANY && !isLocal(space, address)) return { ok: false, error: 'EADDRNOTAVAIL' };
  const other = space.listeners.find((one) => one.port === port && meet(one.address, address));
  if (other !== undefined) return { ok: false, error: 'EADDRINUSE', holder: other.by };
  return { ok: true, space: { ...space, listeners: [...space.listeners, listener] } };
}

/** Whether two listeners’ addresses overlap. */
export function meet(a: Address, b: Address): boolean {
  return a === b || a === ANY || b === ANY;
}

/** Whether an address is one of the namespace’s own: 127.0.0.0/8 is everybody’s own. */
export function isLocal({ interfaces }: NetSpace, address: Address): boolean {
  return isLoopback(address) || interfaces.some((one) => one.address === address);
}

export function isLoopback(address: Address): boolean {
  return address.startsWith('127.');
}

/** Who gets what is sent to a local address and port. */
export function listenerAt(space: NetSpace, to: Endpoint): Listener | undefined {
  return space.listeners.find((one) => one.port === to.port && meet(one.address, to.address));
}

/** The rule that rewrites a packet’s destination, for one that came in by this interface. */
export function forwardFor(
  space: NetSpace,
  to: Endpoint,
  from: string | undefined,
): Forward | undefined {
  return space.forwards.find(
    (rule) => rule.port === to.port && meet(rule.address, to.address) && rule.notFrom !== from,
  );
}

/** The interface whose network holds the address; `undefined`: only a gateway could know. */
export function interfaceTo(space: NetSpace, address: Address): NetInterface | undefined {
  return space.interfaces.find(
    (one) =>
      !isLoopback(one.address) && network(one.address, one.prefix) === network(address, one.prefix),
  );
}

function network(address: Address, prefix: number): number {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return Math.floor(number / 2 ** (32 - prefix));
}
