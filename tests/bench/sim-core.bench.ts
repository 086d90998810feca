/** How many events the simulation core does in a second, beside a bare loop over the same heap. Run it with node. */

import { createQueue } from '../../src/sim/core/queue.ts';
import { createRandom } from '../../src/sim/core/random.ts';
import { createSimulation } from '../../src/sim/core/simulation.ts';

const EVENTS = 1_000_000;
/** How many events wait at any time, as in a cluster of some hundred pods. */
const WAITING = 1_000;
const ROUNDS = 5;

/** Each event schedules the next, so that the queue keeps its size. */
function simulate(): void {
  const random = createRandom(1);
  const simulation = createSimulation();
  let left = EVENTS;
  const act = () => {
    left -= 1;
    if (left >= WAITING) simulation.schedule(random.exponential(1), act);
  };
  for (let i = 0; i < WAITING; i += 1) simulation.schedule(random.exponential(1), act);
  simulation.run();
}

/** The same numbers through the same heap with nothing around it. */
function loop(): void {
  const random = createRandom(1);
  const queue = createQueue<number>();
  let left = EVENTS;
  for (let i = 0; i < WAITING; i += 1) queue.push(random.exponential(1), i);
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    left -= 1;
    if (left >= WAITING) queue.push(entry.time + random.exponential(1), entry.value);
  }
}

/** The best of several rounds, in events per second. */
function rate(work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    work();
    best = Math.min(best, performance.now() - begin);
  }
  return EVENTS / (best / 1000);
}

const million = (perSecond: number) => (perSecond / 1e6).toFixed(2);
const core = rate(simulate);
const bare = rate(loop);
console.log(`simulation core: ${million(core)} million events/s`);
console.log(`bare heap loop:  ${million(bare)} million events/s`);
console.log(`ratio:           ${(core / bare).toFixed(2)}`);
