/** The run in sentences and as moments: what a reader who can’t see the figure is told. */

import { formatMs } from '../../recording/format.ts';
import { PROGRAM_NAMES, type Contention, type Sample } from '../../sim/linux/contention.ts';

/** What happened to memory, and to the small program that did nothing wrong. */
export function summary(run: Contention): string {
  return [...run.kills.map(killed), slowness(run)].join(' ');
}

function killed(kill: Contention['kills'][number]): string {
  const [victim, next] = kill.scores;
  const what = `After ${formatMs(kill.at)} memory is full, and the kernel kills the ${PROGRAM_NAMES[kill.program]}`;
  if (victim === undefined || next === undefined) return `${what}.`;
  return `${what}: its score is ${String(victim.score)} of 1,000, and the next, the ${PROGRAM_NAMES[next.program]}, has ${String(next.score)}.`;
}

function slowness(run: Contention): string {
  const times = run.samples.flatMap((s) => s.responseMs ?? []);
  const first = times[0] ?? 0;
  const worst = slowest(run);
  if (run.kills.length === 0 && worst <= first * 1.5) return 'Nobody is killed, and nobody waits.';
  const slow = `One request to the small program takes ${formatMs(first)} at first and ${formatMs(worst)} at worst.`;
  return run.kills.length === 0 ? `Nobody is killed. ${slow}` : slow;
}

/** The slowest request of the run, ms. */
export function slowest(run: Contention): number {
  return Math.max(0, ...run.samples.map((s) => s.responseMs ?? 0));
}

/** The moments at which something begins or ends, and the last one. */
export function moments(run: Contention): readonly Sample[] {
  const times = new Set(run.recording.spans.flatMap((s) => [s.start, s.end]));
  const last = run.samples.at(-1);
  return run.samples.filter((s) => times.has(s.at) || s === last);
}

/** "At 16 s: database 2.0 GB, greedy program 1.6 GB, page cache 0.0 GB, …". */
export function momentInWords(sample: Sample): string {
  const held = [
    `database ${gigabytes(sample.database)}`,
    `greedy program ${gigabytes(sample.greedy)}`,
    `page cache ${gigabytes(sample.cache)}`,
    `${gigabytes(sample.swapped)} of it all in swap`,
    `disk busy ${String(Math.round(sample.diskBusy * 100))}\u00A0% of the time`,
  ];
  const request =
    sample.responseMs === undefined
      ? 'the small program is dead'
      : `a request to the small program takes ${formatMs(sample.responseMs)}`;
  return `At ${formatMs(sample.at)}: ${held.join(', ')}; ${request}.`;
}

function gigabytes(mb: number): string {
  return `${(mb / 1000).toFixed(1)}\u00A0GB`;
}
