/** Two containers that both want port 80, started on one host by Docker: what is published, and what clashes. */

import { listen, type Address, type Listener, type NetSpace } from './spaces.ts';

export interface PortScenario {
  /** `bridge`: a network namespace each. `host`: none, the host’s own. */
  readonly network: 'bridge' | 'host';
  /** Host ports of web-1 and web-2; 0: not published. */
  readonly published: readonly [number, number];
  /** The host’s address that is published on. */
  readonly publishOn: Address;
  /** What the servers in the containers listen on. */
  readonly listenOn: Address;
  /** A program of the host itself listens here; 0: none. */
  readonly hostPort: number;
  readonly request: { readonly from: Origin; readonly to: Target; readonly port: number };
}

export type Origin = 'laptop' | 'host' | 'web-1';
export type Target = 'localhost' | 'host' | 'web-1' | 'web-2';

export const CONTAINERS = ['web-1', 'web-2'] as const;
export type Container = (typeof CONTAINERS)[number];

export const ADDRESSES: Readonly<
  Record<Exclude<Target, 'localhost'> | 'laptop' | 'bridge', Address>
> = {
  laptop: '192.168.1.50',
  host: '192.168.1.10',
  bridge: '172.17.0.1',
  'web-1': '172.17.0.2',
  'web-2': '172.17.0.3',
};

/** The port that both servers want. */
const SERVER_PORT = 80;

/** A command and its answer: nothing, or why it failed in the program’s own words. */
export interface Start {
  readonly command: string;
  readonly error?: string;
}

export interface Lab {
  readonly spaces: Readonly<Record<string, NetSpace>>;
  readonly starts: readonly Start[];
}

/** Starts the host’s program, then both containers. What fails leaves no trace. */
export function startAll(scenario: PortScenario): Lab {
  const begin: Lab = { spaces: { laptop: laptop(), host: host() }, starts: [] };
  const withHost = scenario.hostPort === 0 ? begin : startHostProgram(begin, scenario.hostPort);
  return CONTAINERS.reduce(
    (lab, name, index) =>
      scenario.network === 'host'
        ? startOnHost(lab, scenario, name)
        : startOnBridge(lab, scenario, name, scenario.published[index] ?? 0),
    withHost,
  );
}

function space(name: string, rest: Omit<NetSpace, 'name' | 'listeners' | 'forwards'>): NetSpace {
  return { name, listeners: [], forwards: [], ...rest };
}

const LOOPBACK = { name: 'lo', address: '127.0.0.1', prefix: 8 };

function laptop(): NetSpace {
  return space('laptop', {
    interfaces: [LOOPBACK, { name: 'wlan0', address: ADDRESSES.laptop, prefix: 24 }],
  });
}

function host(): NetSpace {
  return space('host', {
    interfaces: [
      LOOPBACK,
      { name: 'eth0', address: ADDRESSES.host, prefix: 24 },
      { name: 'docker0', address: ADDRESSES.bridge, prefix: 16 },
    ],
  });
}

function container(name: Container): NetSpace {
  return space(name, {
    interfaces: [LOOPBACK, { name: 'eth0', address: ADDRESSES[name], prefix: 16 }],
    gateway: ADDRESSES.bridge,
  });
}

function hostOf({ spaces }: Lab): NetSpace {
  return spaces.host ?? host();
}

function startHostProgram(lab: Lab, port: number): Lab {
  const command = `python3 -m http.server ${String(port)}`;
  const bound = listen(hostOf(lab), { address: '0.0.0.0', port, by: 'python3' });
  if (!bound.ok) return failed(lab, command, 'OSError: [Errno 22] Invalid argument');
  return { spaces: { ...lab.spaces, host: bound.space }, starts: [...lab.starts, { command }] };
}

/** The server takes the port of the host itself, as any program of the host. */
function startOnHost(lab: Lab, { listenOn }: PortScenario, name: Container): Lab {
  const command = `docker run --name ${name} --network host nginx`;
  const bound = listen(hostOf(lab), { address: listenOn, port: SERVER_PORT, by: name });
  if (!bound.ok) {
    // nginx’s own words.
    const where = `${listenOn}:${String(SERVER_PORT)}`;
    return failed(lab, command, `bind() to ${where} failed (98: Address already in use)`);
  }
  return { spaces: { ...lab.spaces, host: bound.space }, starts: [...lab.starts, { command }] };
}

/**
 * A network namespace, a veth pair into the bridge docker0, and for a published port a listener of
 * docker-proxy and a rule for everybody else.
 *
 * Sources: docs.docker.com, Port publishing and mapping; Docker with iptables.
 */
function startOnBridge(lab: Lab, scenario: PortScenario, name: Container, port: number): Lab {
  const { publishOn, listenOn } = scenario;
  const on = publishOn === '0.0.0.0' ? '' : `${publishOn}:`;
  const option = port === 0 ? '' : ` -p ${on}${String(port)}:${String(SERVER_PORT)}`;
  const command = `docker run --name ${name}${option} nginx`;
  const inside = listen(container(name), { address: listenOn, port: SERVER_PORT, by: name });
  const own = inside.ok ? inside.space : container(name);
  const done = (hostSpace: NetSpace): Lab => ({
    spaces: { ...lab.spaces, host: hostSpace, [name]: own },
    starts: [...lab.starts, { command }],
  });
  if (port === 0) return done(hostOf(lab));
  const to = { address: ADDRESSES[name], port: SERVER_PORT };
  const proxy: Listener = { address: publishOn, port, by: 'docker-proxy', relays: to };
  const bound = listen(hostOf(lab), proxy);
  if (!bound.ok) return failed(lab, command, clash(name, publishOn, port, bound.holder));
  const forward = { address: publishOn, port, to, notFrom: 'docker0' };
  return done({ ...bound.space, forwards: [...bound.space.forwards, forward] });
}

function failed(lab: Lab, command: string, error: string): Lab {
  return { ...lab, starts: [...lab.starts, { command, error }] };
}

/** Docker Engine 28’s words: one for a port of another container, one for a port of the host’s own programs. */
function clash(name: Container, on: Address, port: number, holder: string | undefined): string {
  const prefix = `docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint ${name} (…): `;
  const where = `${on}:${String(port)}`;
  const to = `${ADDRESSES[name]}:${String(SERVER_PORT)}`;
  return holder === 'docker-proxy'
    ? `${prefix}Bind for ${where} failed: port is already allocated`
    : `${prefix}failed to bind host port for ${where}:${to}/tcp: address already in use`;
}
