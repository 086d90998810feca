/** How long both take to start, first and again: a recording of the medians, and sentences. */

import { formatFactor, formatMs } from '../../recording/format.ts';
import { percentile } from '../../recording/percentile.ts';
import type { Lane, Recording, Span } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';

export type Side = 'plain' | 'component';
export type Start = 'first' | 'again';

/** One timed start. */
export interface Timing {
  readonly side: Side;
  readonly start: Start;
  readonly took: Ms;
}

const SIDES: Readonly<Record<Side, string>> = { plain: 'preview 1', component: '0.2' };
const STARTS: Readonly<Record<Start, string>> = { first: 'first start', again: 'again' };

const DETAILS: Readonly<Record<Start, string>> = {
  first: 'A new worker starts, gets the code, compiles it, and runs the program to its end.',
  again: 'The same worker, with everything compiled, runs the program to its end once more.',
};

function timesOf(timings: readonly Timing[], side: Side, start: Start): readonly Ms[] {
  return timings.filter((t) => t.side === side && t.start === start).map(({ took }) => took);
}

/** A lane for each side and start, with the median as its span and the spread of all. */
export function record(timings: readonly Timing[]): Recording {
  const lanes: Lane[] = [];
  const spans: Span[] = [];
  for (const start of ['first', 'again'] as const) {
    for (const side of ['plain', 'component'] as const) {
      const id = `${side}-${start}`;
      const times = timesOf(timings, side, start);
      lanes.push({ id, name: `${SIDES[side]}, ${STARTS[start]}`, layer: 'module' });
      if (times.length === 0) continue;
      const at = (share: number) => percentile(times, share);
      spans.push({
        lane: id,
        name: STARTS[start],
        start: 0,
        end: at(0.5),
        provenance: { kind: 'measured', runs: times.length, method: 'median' },
        spread: { runs: times.length, p5: at(0.05), p95: at(0.95) },
        detail: DETAILS[start],
      });
    }
  }
  return { title: 'One program by two interfaces: start to end', lanes, spans, events: [] };
}

/** "A first start took 9 ms by preview 1 and 60 ms as a component, which took 6.7 × as long." */
export function startsInWords(timings: readonly Timing[]): string {
  return (['first', 'again'] as const)
    .map((start) => {
      const plain = percentile(timesOf(timings, 'plain', start), 0.5);
      const component = percentile(timesOf(timings, 'component', start), 0.5);
      if (Number.isNaN(plain) || Number.isNaN(component)) return '';
      const what = start === 'first' ? 'A first start' : 'Once more in the same worker';
      const both = `${what} took ${formatMs(plain)} by preview 1 and ${formatMs(component)} as a component`;
      return component >= plain
        ? `${both}, which took ${formatFactor(component / plain)} as long.`
        : `${both}: preview 1 took ${formatFactor(plain / component)} as long.`;
    })
    .filter((sentence) => sentence !== '')
    .join(' ');
}
