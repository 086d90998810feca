import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contend, type ContentionScenario } from '../../../../src/sim/linux/contention.ts';

const scenario: fc.Arbitrary<ContentionScenario> = fc.record({
  ram: fc.double({ min: 1, max: 64, noNaN: true }),
  swap: fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 32, noNaN: true })),
  disk: fc.constantFrom('hdd', 'ssd', 'nvme'),
  database: fc.double({ min: 0, max: 64, noNaN: true }),
  files: fc.double({ min: 0, max: 32, noNaN: true }),
  growth: fc.double({ min: 0, max: 5000, noNaN: true }),
  seconds: fc.integer({ min: 1, max: 90 }),
});

const TINY = 1e-6;

describe('contend', () => {
  test('memory is never negative, and never more than the machine has', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        for (const s of contend(given).samples.slice(1)) {
          const parts = [s.small, s.database, s.greedy, s.cache, s.swapped];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(-TINY);
          expect(s.swapped).toBeLessThanOrEqual(given.swap * 1000 + TINY);
          const asked = s.kernel + s.small + s.database + s.greedy;
          expect(asked - s.swapped + s.cache).toBeLessThanOrEqual(given.ram * 1000 + TINY);
        }
      }),
    );
  });

  test('nothing is killed unless more is asked for than RAM and swap hold', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const grown = (given.growth * given.seconds) / 1000;
        const most = 0.3 + 0.1 + given.database + grown;
        fc.pre(most <= given.ram + given.swap);
        expect(contend(given).kills).toEqual([]);
      }),
    );
  });

  test('at each kill memory had run out, and the victim was the largest', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { kills, samples } = contend(given);
        for (const kill of kills) {
          expect(kill.scores[0]?.score).toBe(
            kill.scores.find((s) => s.program === kill.program)?.score,
          );
          const before = samples.findLast((s) => s.at < kill.at);
          if (before === undefined) continue;
          const asked = before.kernel + before.small + before.database + before.greedy;
          const next = asked + given.growth * 0.25;
          expect(next).toBeGreaterThan((given.ram + given.swap) * 1000 - TINY);
        }
      }),
    );
  });

  test('time only goes forward, spans of a lane do not overlap, and the same scenario gives the same run', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const { recording } = contend(given);
        for (const lane of recording.lanes) {
          let end = 0;
          for (const span of recording.spans.filter((s) => s.lane === lane.id)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
        }
        expect(contend(given)).toEqual(contend(given));
      }),
      { numRuns: 30 },
    );
  });
});
