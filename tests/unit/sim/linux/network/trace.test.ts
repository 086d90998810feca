import { describe, expect, it } from 'vitest';
import { startAll, type PortScenario } from '../../../../../src/sim/linux/network/containers.ts';
import { listen, type NetSpace } from '../../../../../src/sim/linux/network/spaces.ts';
import { show, trace } from '../../../../../src/sim/linux/network/trace.ts';

const BASE: PortScenario = {
  network: 'bridge',
  published: [8080, 8081],
  publishOn: '0.0.0.0',
  listenOn: '0.0.0.0',
  hostPort: 0,
  request: { from: 'laptop', to: 'host', port: 8080 },
};

function follow(change: Partial<PortScenario>, request: Partial<PortScenario['request']> = {}) {
  const scenario = { ...BASE, ...change, request: { ...BASE.request, ...request } };
  const lab = startAll(scenario);
  const { steps, ending, by } = trace(lab, scenario);
  return { lab, ending, by, way: steps.map(({ place, what }) => `${place}: ${what}`), steps };
}

const errors = ({ lab }: ReturnType<typeof follow>) =>
  lab.starts.flatMap(({ error }) => error ?? []);

describe('a request', () => {
  it('from outside goes through the host’s port, DNAT, bridge and veth to the process', () => {
    const { way, steps, ending, by } = follow({});
    expect(way).toEqual([
      'laptop: a request',
      'host: eth0',
      'host: DNAT',
      'bridge: docker0',
      'web-1: veth, eth0',
      'web-1: the server',
    ]);
    expect(steps.map(({ to }) => show(to)).slice(1, 3)).toEqual([
      '192.168.1.10:8080',
      '172.17.0.2:80',
    ]);
    expect([ending, by]).toEqual(['answered', 'web-1']);
  });

  it('reaches the other container by the other port, though both listen on 80', () => {
    expect(follow({}, { port: 8081 })).toMatchObject({ ending: 'answered', by: 'web-2' });
  });

  it('to localhost on the host is taken by docker-proxy, as no rule is for 127.0.0.1', () => {
    const { way, by } = follow({}, { from: 'host', to: 'localhost' });
    expect(way).toContain('host: docker-proxy');
    expect(way).not.toContain('host: DNAT');
    expect(by).toBe('web-1');
  });

  it('to localhost in a container stays in the container', () => {
    const inside = { from: 'web-1', to: 'localhost' } as const;
    expect(follow({}, { ...inside, port: 80 }).way).toEqual([
      'web-1: a request',
      'web-1: the server',
    ]);
    expect(follow({}, { ...inside, port: 8081 }).ending).toBe('refused');
  });

  it('goes from container to container without any published port', () => {
    const { way, by } = follow({ published: [0, 0] }, { from: 'web-1', to: 'web-2', port: 80 });
    expect(by).toBe('web-2');
    expect(way).not.toContain('host: DNAT');
  });

  it('from a container to the host’s port comes back by the proxy', () => {
    const { way, by } = follow({}, { from: 'web-1', to: 'host', port: 8081 });
    expect(way).toContain('host: docker-proxy');
    expect(by).toBe('web-2');
  });

  it('is refused where nothing is published, and lost where nobody knows the address', () => {
    expect(follow({ published: [0, 0] }).ending).toBe('refused');
    expect(follow({}, { to: 'web-1', port: 80 }).ending).toBe('lost');
    expect(follow({}, { to: 'localhost' }).ending).toBe('refused');
  });

  it('is refused by a server that listens on 127.0.0.1 in its container', () => {
    const { way, ending } = follow({ listenOn: '127.0.0.1' });
    expect(way.at(-1)).toBe('web-1: refused');
    expect(ending).toBe('refused');
  });

  it('is refused from outside where the port is published on 127.0.0.1 only', () => {
    const local = { publishOn: '127.0.0.1' };
    expect(follow(local).ending).toBe('refused');
    expect(follow(local, { from: 'host', to: 'localhost' }).ending).toBe('answered');
  });
});

describe('a clash', () => {
  it('of two published ports is told in the engine’s words, and the second isn’t started', () => {
    const run = follow({ published: [8080, 8080] });
    expect(errors(run)).toEqual([
      expect.stringMatching(
        /endpoint web-2 .*: Bind for 0\.0\.0\.0:8080 failed: port is already allocated$/,
      ),
    ]);
    expect(run.lab.spaces['web-2']).toBeUndefined();
  });

  it('with a program of the host has other words', () => {
    const [error] = errors(follow({ hostPort: 8080 }));
    expect(error).toMatch(
      /failed to bind host port for 0\.0\.0\.0:8080:172\.17\.0\.2:80\/tcp: address already in use$/,
    );
  });

  it('comes from the program itself on the host’s network', () => {
    const run = follow({ network: 'host' }, { port: 80 });
    expect(errors(run)).toEqual(['bind() to 0.0.0.0:80 failed (98: Address already in use)']);
    expect(run.by).toBe('web-1');
  });
});

describe('listen', () => {
  const empty: NetSpace = {
    name: 'host',
    interfaces: [{ name: 'eth0', address: '10.0.0.1', prefix: 24 }],
    listeners: [{ address: '10.0.0.1', port: 80, by: 'a' }],
    forwards: [],
  };
  it.each([
    ['10.0.0.1', 80, 'EADDRINUSE'],
    ['0.0.0.0', 80, 'EADDRINUSE'],
    ['127.0.0.1', 80, undefined],
    ['10.0.0.1', 81, undefined],
    ['10.0.0.2', 81, 'EADDRNOTAVAIL'],
    ['0.0.0.0', 65_536, 'EINVAL'],
  ])('on %s:%i gives %s', (address, port, error) => {
    const bound = listen(empty, { address, port, by: 'b' });
    expect(bound.ok ? undefined : bound.error).toBe(error);
  });
});
