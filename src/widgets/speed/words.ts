/** What the rounds say, in sentences. */

import { formatFactor, formatMs } from '../../recording/format.ts';
import { ALGORITHMS, type Algorithm } from './algorithms.ts';
import { outcome, type Outcome } from './stats.ts';
import type { Contest } from './use-contest.ts';

/** "round 3 of 25". */
export function statusInWords({ stage, rounds }: Contest, count: number): string {
  return stage === 'timing' ? `round ${String(rounds.length)} of ${String(count)}` : 'warming up';
}

export function summary(contest: Contest, algorithm: Algorithm, count: number): string {
  const { does } = ALGORITHMS[algorithm];
  const { stage, rounds, failure } = contest;
  if (stage === 'idle') {
    return `Run it, and in each of ${String(count)} rounds both do the same: one round ${does}. Their times and results are compared.`;
  }
  const found = outcome(rounds);
  if (stage !== 'done') return 'Measuring. Each dot is one round.';
  if (found === undefined) return 'It was stopped before the first round that counts.';
  const stopped =
    failure === undefined ? '' : ` It was stopped after ${String(rounds.length)} rounds.`;
  return `${comparison(found)} All results were equal.${stopped}`;
}

function comparison({ wasm, javascript, ratio, verdict }: Outcome): string {
  const times = `WebAssembly took ${formatMs(wasm.median)} and JavaScript ${formatMs(javascript.median)} in the middle of all rounds`;
  if (verdict === 'even') {
    return `${times}: no difference that these rounds could tell (JavaScript took ${spread(ratio)} as long in half of them).`;
  }
  const by =
    verdict === 'wasm'
      ? ratio
      : { lower: 1 / ratio.upper, median: 1 / ratio.median, upper: 1 / ratio.lower };
  const slower = verdict === 'wasm' ? 'JavaScript' : 'WebAssembly';
  return `${times}: ${slower} took ${formatFactor(by.median)} as long (${spread(by)} in half of the rounds).`;
}

function spread({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  return `${formatFactor(lower)} to ${formatFactor(upper)}`;
}
