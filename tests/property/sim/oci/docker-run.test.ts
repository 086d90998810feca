/** What holds of every docker run, whatever its settings and seed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINES, RUNTIMES } from '../../../../src/sim/oci/container-start.ts';
import { dockerRun, type RunScenario } from '../../../../src/sim/oci/docker-run.ts';
import { APPLICATIONS, IMAGE_NAMES } from '../../../../src/sim/oci/images.ts';
import { pullLayers } from '../../../../src/sim/oci/pull.ts';

const seed = fc.integer({ min: 0, max: 10_000 });
const scenario: fc.Arbitrary<RunScenario> = fc.record({
  image: fc.constantFrom(...IMAGE_NAMES),
  present: fc.subarray([...IMAGE_NAMES], { maxLength: 3 }),
  bandwidth: fc.integer({ min: 1, max: 10_000 }),
  latency: fc.integer({ min: 1, max: 500 }),
  atOnce: fc.integer({ min: 1, max: 6 }),
  runtime: fc.constantFrom(...RUNTIMES),
  engine: fc.constantFrom(...ENGINES),
  application: fc.constantFrom(...APPLICATIONS),
});

describe('docker run', () => {
  it('never goes back in time: spans have a length, messages and states are in order', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const { recording, messages, states } = dockerRun(given, chance);
        for (const span of recording.spans) expect(span.end).toBeGreaterThan(span.start);
        for (const list of [messages, states]) {
          const times = list.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
        const ready = recording.events[0]?.at ?? Number.NaN;
        for (const span of recording.spans) expect(span.end).toBeLessThanOrEqual(ready + 1e-9);
      }),
    );
  });

  it('at every moment before ready somebody works', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const { recording } = dockerRun(given, chance);
        let reached = 0;
        for (const span of recording.spans) {
          expect(span.start).toBeLessThanOrEqual(reached + 1e-6);
          reached = Math.max(reached, span.end);
        }
      }),
    );
  });

  it('gives the same for the same settings and seed', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        expect(dockerRun(given, chance)).toEqual(dockerRun(given, chance));
      }),
    );
  });

  // With a part of the layers it can be: the others then share the line differently, and the order counts.
  it('is never slower with the whole image on the machine', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const end = (present: RunScenario['present']) =>
          dockerRun({ ...given, present }, chance).recording.events[0]?.at ?? Number.NaN;
        const warm = end([given.image]);
        expect(warm).toBeLessThanOrEqual(end([]) + 1e-6);
        expect(warm).toBeLessThanOrEqual(end(given.present) + 1e-6);
      }),
    );
  });
});

describe('layers pulled beside each other', () => {
  const layers = fc.array(fc.double({ min: 0.01, max: 500, noNaN: true }), {
    minLength: 1,
    maxLength: 12,
  });
  const line = fc.record({
    bandwidth: fc.double({ min: 0.001, max: 10, noNaN: true }),
    unpackRate: fc.double({ min: 0.001, max: 1, noNaN: true }),
    atOnce: fc.integer({ min: 1, max: 5 }),
    firstByte: fc.integer({ min: 0, max: 300 }),
  });

  it('are never more than allowed, and each is asked for as soon as there is room', () => {
    fc.assert(
      fc.property(layers, line, (sizes, given) => {
        const { downloads } = pullLayers(sizes, given);
        expect(downloads).toHaveLength(sizes.length);
        for (const { start } of downloads) {
          const open = downloads.filter((d) => d.start <= start && start < d.end).length;
          expect(open).toBeLessThanOrEqual(given.atOnce);
          expect(start === 0 || downloads.some((d) => d.end === start)).toBe(true);
        }
      }),
    );
  });

  it('never bring more in a stretch of time than the line can', () => {
    fc.assert(
      fc.property(layers, line, (sizes, given) => {
        const { downloads } = pullLayers(sizes, given);
        for (const { start } of downloads) {
          for (const { end } of downloads) {
            const whole = downloads.map((d, i) =>
              d.start >= start && d.end <= end ? (sizes[i] ?? 0) : 0,
            );
            const brought = whole.reduce((sum, size) => sum + size, 0);
            const room = Math.max(0, end - start) * given.bandwidth;
            expect(brought).toBeLessThanOrEqual(room * (1 + 1e-6) + 1e-9);
          }
        }
      }),
    );
  });

  it('are unpacked lowest first, one by one, each once it is complete', () => {
    fc.assert(
      fc.property(layers, line, (sizes, given) => {
        const { downloads, unpacks } = pullLayers(sizes, given);
        expect(unpacks).toHaveLength(sizes.length);
        unpacks.forEach(({ start }, index) => {
          expect(start).toBeGreaterThanOrEqual(downloads[index]?.end ?? Number.NaN);
          expect(start).toBeGreaterThanOrEqual(unpacks[index - 1]?.end ?? 0);
        });
      }),
    );
  });
});
