/** The way of a request's first packet, step by step: which namespace has it, what happens to it, from and to whom it is. */

import { ADDRESSES, type Lab, type PortScenario } from './containers.ts';
import {
  forwardFor,
  interfaceTo,
  isLocal,
  isLoopback,
  listenerAt,
  type Endpoint,
  type Listener,
  type NetSpace,
} from './spaces.ts';

/** Where a step happens: a namespace, or what joins two of them. */
export type Place = 'laptop' | 'host' | 'bridge' | 'web-1' | 'web-2';

export interface Step {
  readonly place: Place;
  readonly what: string;
  readonly detail: string;
  /** The packet after the step. */
  readonly from: Endpoint;
  readonly to: Endpoint;
}

export type Ending = 'answered' | 'refused' | 'lost';

export interface Trace {
  readonly steps: readonly Step[];
  readonly ending: Ending;
  /** Who answers. */
  readonly by?: string;
}

/** The request’s own port, as a client gets one from the kernel; made up. */
const CLIENT_PORT = 49_152;
const PROXY_PORT = 49_153;

interface Packet {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/** The packet in a namespace: where it came in, or nowhere if it was made there. */
interface Moment {
  readonly space: NetSpace;
  readonly packet: Packet;
  readonly arrived: string | undefined;
  readonly steps: readonly Step[];
}

/**
 * Follows a request through the lab. Rules of the host: Docker’s chains in the nat table, with the
 * proxy that is on unless it is switched off.
 *
 * Sources: docs.docker.com, Packet filtering and firewalls; iptables-extensions(8), DNAT; veth(4).
 */
export function trace(lab: Lab, { request, network }: PortScenario): Trace {
  // A container without a network namespace of its own is where the host is.
  const start = network === 'host' && request.from === 'web-1' ? 'host' : request.from;
  const space = lab.spaces[start];
  if (space === undefined) return { steps: [], ending: 'lost' };
  const address = targetAddress(request.to, network);
  const to = { address, port: request.port };
  const from = { address: sourceFor(space, address), port: CLIENT_PORT };
  const said =
    request.to === 'localhost'
      ? `localhost is 127.0.0.1, and that is always the asker’s own network namespace: here, ${nameOf(space)}.`
      : `A program asks for ${show(to)}.`;
  const first = step(space.name as Place, 'a request', said, { from, to });
  return deliver(lab, { space, packet: { from, to }, arrived: undefined, steps: [first] });
}

function targetAddress(to: PortScenario['request']['to'], network: PortScenario['network']) {
  if (to === 'localhost') return '127.0.0.1';
  return network === 'host' ? ADDRESSES.host : ADDRESSES[to];
}

function sourceFor(space: NetSpace, address: string): string {
  if (isLocal(space, address)) return address;
  const reached = interfaceTo(space, address) ?? space.interfaces.at(1);
  return reached?.address ?? '0.0.0.0';
}

function deliver(lab: Lab, moment: Moment): Trace {
  const turned = translate(moment);
  const { space, packet } = turned;
  return isLocal(space, packet.to.address) ? receive(lab, turned) : send(lab, turned);
}

/** PREROUTING for what comes in, OUTPUT for what is made here: never for 127.0.0.0/8. */
function translate(moment: Moment): Moment {
  const { space, packet, arrived } = moment;
  if (!isLocal(space, packet.to.address) || isLoopback(packet.to.address)) return moment;
  const rule = forwardFor(space, packet.to, arrived);
  if (rule === undefined) return moment;
  const next = { ...packet, to: rule.to };
  const detail = `A rule in the host’s nat table rewrites the destination: ${show(packet.to)} becomes ${show(rule.to)}. The kernel remembers it, to turn the answer back.`;
  return { ...moment, packet: next, steps: [...moment.steps, step('host', 'DNAT', detail, next)] };
}

/** The packet is for this namespace: somebody listens, or nobody. */
function receive(lab: Lab, moment: Moment): Trace {
  const { space, packet, steps } = moment;
  const listener = listenerAt(space, packet.to);
  const place = space.name as Place;
  if (listener === undefined) {
    const near = space.listeners.find(({ port }) => port === packet.to.port);
    const why =
      near === undefined
        ? `Nobody listens on port ${String(packet.to.port)} in this network namespace.`
        : `${near.by} listens on ${near.address} only, and the packet is for ${packet.to.address}.`;
    const detail = `${why} The kernel answers with a reset: connection refused (ECONNREFUSED).`;
    return { steps: [...steps, step(place, 'refused', detail, packet)], ending: 'refused' };
  }
  if (listener.relays !== undefined) return relay(lab, moment, listener, listener.relays);
  const detail = `${listener.by} listens on ${show(listener)} in this network namespace and takes the connection. Its answer goes the same way back.`;
  const last = step(place, 'the server', detail, packet);
  return { steps: [...steps, last], ending: 'answered', by: listener.by };
}

/** docker-proxy takes the connection and opens another one. */
function relay(lab: Lab, moment: Moment, listener: Listener, to: Endpoint): Trace {
  const from = { address: sourceFor(moment.space, to.address), port: PROXY_PORT };
  const packet = { from, to };
  const detail = `No rule applied, so the connection ends at docker-proxy, a program of the host that listens on ${show(listener)}. It opens a second connection, to ${show(to)}: the container sees ${from.address} as the asker.`;
  const next = step('host', 'docker-proxy', detail, packet);
  return send(lab, { ...moment, packet, steps: [...moment.steps, next] });
}

/** The packet is for somebody else: out by the right interface, or to the gateway. */
function send(lab: Lab, moment: Moment): Trace {
  const { space, packet } = moment;
  const out = interfaceTo(space, packet.to.address);
  if (space.name === 'laptop') return overLan(lab, moment, out !== undefined);
  if (space.name === 'host') return fromHost(lab, moment, out?.name);
  return fromContainer(lab, moment);
}

function overLan(lab: Lab, moment: Moment, reached: boolean): Trace {
  const { packet, steps } = moment;
  const host = lab.spaces.host;
  if (!reached || host === undefined || packet.to.address !== ADDRESSES.host) {
    const detail = `Nobody on the laptop’s network knows ${packet.to.address}: it is an address behind the host’s bridge, not one of the network outside. The request is never answered.`;
    return { steps: [...steps, step('laptop', 'lost', detail, packet)], ending: 'lost' };
  }
  const detail = `Over the network outside, into the host by eth0.`;
  const next = step('host', 'eth0', detail, packet);
  return deliver(lab, { space: host, packet, arrived: 'eth0', steps: [...steps, next] });
}

function fromHost(lab: Lab, moment: Moment, out: string | undefined): Trace {
  const { packet, steps } = moment;
  if (out !== 'docker0') {
    return { steps: [...steps, step('host', 'lost', 'No way there.', packet)], ending: 'lost' };
  }
  const detail = `${packet.to.address} lies behind docker0, the bridge: the host hands the packet over.`;
  const next = step('bridge', 'docker0', detail, packet);
  return overVeth(lab, { ...moment, steps: [...steps, next] });
}

/** From the bridge into the container that has the address. */
function overVeth(lab: Lab, moment: Moment): Trace {
  const { packet, steps } = moment;
  const space = Object.values(lab.spaces).find(({ name, interfaces }) =>
    name === 'host' ? false : interfaces.some(({ address }) => address === packet.to.address),
  );
  if (space === undefined) {
    const detail = `No container behind the bridge has ${packet.to.address}.`;
    return { steps: [...steps, step('bridge', 'lost', detail, packet)], ending: 'lost' };
  }
  const detail = `The bridge puts it into the veth pair of ${space.name}: in at the host’s end, out at eth0 in the container’s network namespace.`;
  const next = step(space.name as Place, 'veth, eth0', detail, packet);
  return deliver(lab, { space, packet, arrived: 'eth0', steps: [...steps, next] });
}

function fromContainer(lab: Lab, moment: Moment): Trace {
  const { packet, space, steps } = moment;
  const { host } = lab.spaces;
  const out = step(
    'bridge',
    'veth, docker0',
    `Out by eth0, through the veth pair of ${space.name}, into the bridge.`,
    packet,
  );
  const next = { ...moment, steps: [...steps, out] };
  if (host !== undefined && isLocal(host, packet.to.address)) {
    const detail = `The address is the host’s own. The rule for published ports leaves out what comes in by docker0.`;
    const arrived = step('host', 'docker0', detail, packet);
    return deliver(lab, {
      ...next,
      space: host,
      arrived: 'docker0',
      steps: [...next.steps, arrived],
    });
  }
  return overVeth(lab, next);
}

function step(place: Place, what: string, detail: string, { from, to }: Packet): Step {
  return { place, what, detail, from, to };
}

/** "172.17.0.2:80" */
export function show({ address, port }: Endpoint): string {
  return `${address}:${String(port)}`;
}

function nameOf({ name }: NetSpace): string {
  return name === 'laptop' || name === 'host' ? `the ${name}` : `the container ${name}`;
}
