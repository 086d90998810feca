/** What the figure says of its measurement, in sentences. */

import { formatFactor, formatMs } from '../../recording/format.ts';
import { besideName, outcome } from './outcome.ts';
import type { Progress } from './use-measurement.ts';

/** "alone, 3 of 9 runs". */
export function statusInWords({ stage, timings }: Progress, runs: number): string {
  if (stage === 'alone' || stage === 'beside') {
    return `${stage}, ${String(timings[stage].length)} of ${String(runs)} runs`;
  }
  return 'starting the threads';
}

export function summary(progress: Progress, neighbours: number, cores: number | undefined): string {
  const machine = cores === undefined ? '' : ` ${coresInWords(cores)}`;
  const { stage, end } = progress;
  if (stage === 'idle') {
    return `Run it, and the module is timed alone, then ${besideName(neighbours)}.${machine}`;
  }
  if (stage !== 'done') return `Measuring.${machine}`;
  const found = outcome(progress.timings);
  if (end?.failure !== undefined || found === undefined) {
    return `It was stopped before it had all its runs.${machine}`;
  }
  const { alone, beside, factor, from, to } = found;
  const spread = `nine runs in ten between ${formatFactor(from)} and ${formatFactor(to)}`;
  return `Alone one run takes ${formatMs(alone)}, ${besideName(neighbours)} ${formatMs(beside)}: ${formatFactor(factor)} as long (${spread}).${machine} ${reading(neighbours, cores)}`;
}

function coresInWords(cores: number): string {
  return `This browser says that your machine has ${String(cores)} logical ${cores === 1 ? 'core' : 'cores'}.`;
}

/** What to think of the factor, given how many threads share how many cores. */
function reading(neighbours: number, cores: number | undefined): string {
  if (cores === undefined) return '';
  const threads = neighbours + 1;
  if (threads > cores) {
    return `${String(threads)} busy threads share them, so they have to take turns.`;
  }
  return 'There is a core for each thread. What slow-down remains comes from what cores share, such as caches, memory and the power for a higher clock, and from other programs.';
}
