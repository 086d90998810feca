/** What holds for every port, every asker and every way of starting the containers. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startAll, type PortScenario } from '../../../../../src/sim/linux/network/containers.ts';
import { meet } from '../../../../../src/sim/linux/network/spaces.ts';
import { trace } from '../../../../../src/sim/linux/network/trace.ts';

const port = fc.constantFrom(0, 80, 8080, 8081);
const address = fc.constantFrom('0.0.0.0', '127.0.0.1');
const scenario: fc.Arbitrary<PortScenario> = fc.record({
  network: fc.constantFrom('bridge', 'host'),
  published: fc.tuple(port, port),
  publishOn: address,
  listenOn: address,
  hostPort: port,
  request: fc.record({
    from: fc.constantFrom('laptop', 'host', 'web-1'),
    to: fc.constantFrom('localhost', 'host', 'web-1', 'web-2'),
    port: port.filter((one) => one > 0),
  }),
});

describe('the lab', () => {
  it('never has two listeners on one port of one namespace', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        for (const { listeners } of Object.values(startAll(given).spaces)) {
          listeners.forEach((one, i) => {
            for (const other of listeners.slice(i + 1)) {
              expect(one.port === other.port && meet(one.address, other.address)).toBe(false);
            }
          });
        }
      }),
    );
  });

  it('ends every request, and answers it only by somebody who listens', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const lab = startAll(given);
        const { steps, ending, by } = trace(lab, given);
        expect(steps.length).toBeLessThan(10);
        const listening = Object.values(lab.spaces).flatMap(({ listeners }) => listeners);
        expect(ending === 'answered').toBe(listening.some((one) => one.by === by));
      }),
    );
  });

  it('never leaves the asker’s namespace for localhost, except through docker-proxy', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const asked = { ...given, request: { ...given.request, to: 'localhost' as const } };
        const { steps } = trace(startAll(asked), asked);
        const left = steps.some(({ place }) => place !== steps[0]?.place);
        if (left) expect(steps.map(({ what }) => what)).toContain('docker-proxy');
      }),
    );
  });
});
