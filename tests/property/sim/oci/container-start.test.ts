/** What holds of every container start, whatever its settings and seed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, type Recording } from '../../../../src/recording/recording.ts';
import {
  containerStart,
  ENGINES,
  RUNTIMES,
  type ContainerScenario,
} from '../../../../src/sim/oci/container-start.ts';
import { APPLICATIONS, IMAGE_NAMES } from '../../../../src/sim/oci/images.ts';
import { pullLayers } from '../../../../src/sim/oci/pull.ts';

const seed = fc.integer({ min: 0, max: 10_000 });
const scenario: fc.Arbitrary<ContainerScenario> = fc.record({
  image: fc.constantFrom(...IMAGE_NAMES),
  cache: fc.constantFrom('cold', 'base', 'warm'),
  bandwidth: fc.integer({ min: 1, max: 10_000 }),
  latency: fc.integer({ min: 1, max: 500 }),
  runtime: fc.constantFrom(...RUNTIMES),
  engine: fc.constantFrom(...ENGINES),
  application: fc.constantFrom(...APPLICATIONS),
});

const at = (recording: Recording, name: string) =>
  recording.events.find((event) => event.name === name)?.at ?? Number.NaN;
const find = (recording: Recording, name: string) =>
  recording.spans.find((span) => span.name === name);
const total = (recording: Recording, name: string) =>
  recording.spans.filter((s) => s.name === name).reduce((sum, s) => sum + duration(s), 0);

describe('container start', () => {
  it('is created before it is started, and started before the program does anything', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const recording = containerStart(given, chance);
        const [create, start] = ['create', 'start'].map((name) => find(recording, name));
        expect(create?.end).toBeLessThanOrEqual(start?.start ?? Number.NaN);
        expect(start?.end).toBeLessThanOrEqual(at(recording, 'ready'));
        const program = find(recording, 'application');
        if (program) expect(program.start).toBeGreaterThanOrEqual(start?.end ?? Number.NaN);
      }),
    );
  });

  it('leaves no gap: each step begins by the end of what came before, and the last ends at ready', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const recording = containerStart(given, chance);
        let reached = 0;
        for (const span of recording.spans) {
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.start).toBeLessThanOrEqual(reached + 1e-9);
          reached = Math.max(reached, span.end);
        }
        expect(at(recording, 'ready')).toBe(reached);
      }),
    );
  });

  it('fetches nothing where the machine is warm', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const names = containerStart({ ...given, cache: 'warm' }, chance).spans.map((s) => s.name);
        for (const name of ['resolve', 'pull', 'unpack']) expect(names).not.toContain(name);
      }),
    );
  });

  it('takes half as long to pull over twice the bandwidth', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const once = total(containerStart(given, chance), 'pull');
        const twice = total(
          containerStart({ ...given, bandwidth: given.bandwidth * 2 }, chance),
          'pull',
        );
        expect(twice).toBeCloseTo(once / 2, 6);
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        expect(containerStart(given, chance)).toEqual(containerStart(given, chance));
      }),
    );
  });

  it('is never slower with more of the image present', () => {
    fc.assert(
      fc.property(scenario, seed, (given, chance) => {
        const end = (cache: ContainerScenario['cache']) =>
          at(containerStart({ ...given, cache }, chance), 'ready');
        expect(end('base')).toBeLessThanOrEqual(end('cold'));
        expect(end('warm')).toBeLessThan(end('base'));
      }),
    );
  });
});

it('a line carries all its layers’ bytes at its full rate, however they are cut', () => {
  const layers = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(layers, fc.integer({ min: 1, max: 6 }), (sizes, atOnce) => {
      const sum = sizes.reduce((a, b) => a + b, 0);
      const times = pullLayers(sizes, { bandwidth: 2, unpackRate: 5, atOnce });
      expect(times.pulled).toBeCloseTo(sum / 2, 6);
      let free = 0;
      times.unpacks.forEach(({ start, end }, index) => {
        expect(start).toBeGreaterThanOrEqual(free);
        expect(end - start).toBeCloseTo((sizes[index] ?? 0) / 5, 6);
        free = end;
      });
      expect(free).toBeGreaterThanOrEqual(times.pulled);
      expect(times.unpacks).toHaveLength(sizes.length);
    }),
  );
});
