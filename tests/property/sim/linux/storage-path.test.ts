/** What holds for every read and write, whatever the device, the range and the draw. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, extent } from '../../../../src/recording/recording.ts';
import { storagePath, type StorageScenario } from '../../../../src/sim/linux/storage-path.ts';

const transfers: fc.Arbitrary<StorageScenario> = fc.record({
  device: fc.constantFrom('nvme', 'sata-ssd', 'hdd'),
  operation: fc.constantFrom('read', 'write', 'write-fsync'),
  cached: fc.boolean(),
  repeats: fc.integer({ min: 1, max: 20 }),
  wake: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  slower: fc.double({ min: 0.1, max: 10, noNaN: true }),
});
const seeds = fc.nat(1000);

function check(property: (scenario: StorageScenario, seed: number) => void): void {
  fc.assert(fc.property(transfers, seeds, property));
}

describe('the storage path', () => {
  it('never asks the firmware', () => {
    check((scenario, seed) => {
      const { spans, events } = storagePath(scenario, seed);
      expect([...spans, ...events].filter((mark) => mark.lane === 'firmware')).toEqual([]);
    });
  });

  it('takes as long as its steps together, each after the one before', () => {
    check((scenario, seed) => {
      const recording = storagePath(scenario, seed);
      const { end } = extent(recording);
      const sum = recording.spans.reduce((all, span) => all + duration(span), 0);
      expect(Math.abs(sum - end)).toBeLessThanOrEqual(1e-9 * end);
      recording.spans.forEach((span, i) => {
        expect(span.start).toBe(i === 0 ? 0 : recording.spans[i - 1]?.end);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
      });
    });
  });

  it('leaves the device alone where the page is in memory or nothing has to last', () => {
    check((scenario, seed) => {
      const touched = storagePath(scenario, seed).spans.some((span) => span.lane === 'hardware');
      const needed =
        scenario.operation === 'write-fsync' || (scenario.operation === 'read' && !scenario.cached);
      expect(touched).toBe(needed);
    });
  });

  it('begins and ends in the program, and reaches the device only through the kernel', () => {
    check((scenario, seed) => {
      const { spans } = storagePath(scenario, seed);
      expect(spans[0]?.lane).toBe('application');
      expect(spans.at(-1)?.lane).toBe('application');
      spans.forEach((span, i) => {
        if (span.lane !== 'hardware') return;
        expect(spans[i - 1]?.lane).toBe('kernel');
        expect(spans[i + 1]?.lane).toBe('kernel');
      });
    });
  });

  it('is the same for the same seed', () => {
    check((scenario, seed) => {
      expect(storagePath(scenario, seed)).toEqual(storagePath(scenario, seed));
    });
  });

  it('has firmware off the path of boot from the moment the kernel takes over', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const scenario: StorageScenario = {
          device: 'nvme',
          operation: 'boot',
          cached: false,
          repeats: 1,
          wake: 0.005,
          slower: 1,
        };
        const { spans, events } = storagePath(scenario, seed);
        const handed = events.find((event) => event.name === 'hands over')?.at ?? NaN;
        for (const span of spans) {
          if (span.lane === 'firmware') expect(span.end).toBeLessThanOrEqual(handed);
          else if (span.lane !== 'hardware') expect(span.start).toBeGreaterThanOrEqual(handed);
        }
      }),
    );
  });
});
