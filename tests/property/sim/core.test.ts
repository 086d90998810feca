/** What holds of the simulation core whatever is scheduled. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../src/sim/core/queue.ts';
import { createRandom } from '../../../src/sim/core/random.ts';
import { createSimulation } from '../../../src/sim/core/simulation.ts';

const delay = fc.integer({ min: 0, max: 20 });

describe('queue', () => {
  it('gives entries by time, and equal times in the order they came', () => {
    fc.assert(
      fc.property(fc.array(delay), (times) => {
        const queue = createQueue<number>();
        times.forEach((time, index) => {
          queue.push(time, index);
        });
        const order: number[] = [];
        for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
          order.push(entry.value);
        }
        // Array.prototype.sort is stable, so it says what FIFO among equals means.
        const expected = times.map((_, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
        expect(order).toEqual(expected);
      }),
    );
  });

  it('keeps its order when pushes and pops are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.option(delay), { maxLength: 60 }), (steps) => {
        const queue = createQueue<number>();
        let model: { time: number; value: number }[] = [];
        steps.forEach((time, value) => {
          if (time !== null) {
            queue.push(time, value);
            model = [...model, { time, value }].sort((a, b) => a.time - b.time);
          } else {
            expect(queue.pop()?.value).toBe(model.shift()?.value);
          }
          expect(queue.size).toBe(model.length);
          expect(queue.peek()?.value).toBe(model[0]?.value);
        });
      }),
    );
  });
});

describe('simulation', () => {
  it('never lets time go back, also when actions schedule actions', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(delay, delay)), (plans) => {
        const simulation = createSimulation();
        const seen: number[] = [];
        for (const [first, second] of plans) {
          simulation.schedule(first, () => {
            seen.push(simulation.now());
            simulation.schedule(second, () => seen.push(simulation.now()));
          });
        }
        simulation.run();
        expect(seen).toHaveLength(2 * plans.length);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
      }),
    );
  });

  it('run until a moment does what is due by then and nothing later', () => {
    fc.assert(
      fc.property(fc.array(delay), delay, (delays, moment) => {
        const simulation = createSimulation();
        let done = 0;
        for (const d of delays) simulation.schedule(d, () => (done += 1));
        simulation.runUntil(moment);
        expect(done).toBe(delays.filter((d) => d <= moment).length);
        expect(simulation.now()).toBe(moment);
        simulation.run();
        expect(done).toBe(delays.length);
      }),
    );
  });

  it('refuses the past and what has no moment', () => {
    for (const bad of [-1, Number.NaN, Infinity]) {
      expect(() => {
        createSimulation().schedule(bad, () => undefined);
      }).toThrow(RangeError);
    }
  });

  it('ends a model that never ends', () => {
    const simulation = createSimulation();
    const again = () => {
      simulation.schedule(1, again);
    };
    again();
    expect(() => {
      simulation.run(1000);
    }).toThrow(/did not end after 1000 actions/);
  });
});

describe('random', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return [
      random.uniform(),
      random.exponential(3),
      random.lognormal(5, 0.4),
      random.uniform(2, 9),
    ];
  };

  it('gives the same numbers for the same seed, others for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed + 1));
      }),
    );
  });

  it('stays in bounds for every seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [unit, waiting, time, between] = draw(seed) as [number, number, number, number];
        expect(unit >= 0 && unit < 1).toBe(true);
        expect(waiting).toBeGreaterThanOrEqual(0);
        expect(time).toBeGreaterThan(0);
        expect(between >= 2 && between < 9).toBe(true);
      }),
    );
  });

  it('has the middle and the mean it was asked for', () => {
    const random = createRandom(1);
    const many = 20_000;
    const below = Array.from({ length: many }, () => random.lognormal(40, 0.7)).filter(
      (x) => x < 40,
    );
    expect(below.length / many).toBeCloseTo(0.5, 1);
    const sum = Array.from({ length: many }, () => random.exponential(8)).reduce(
      (a, b) => a + b,
      0,
    );
    expect(sum / many).toBeCloseTo(8, 0);
    expect(random.lognormal(40, 0)).toBe(40);
  });
});
