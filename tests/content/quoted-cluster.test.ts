/** Times that the lesson on desired state quotes are those of the recording, and the model comes to the same. */

import { describe, expect, it } from 'vitest';
import crash from '../../content/recordings/06-node-crash-defaults.json' with { type: 'json' };
import { compareRun } from '../../src/widgets/recorded-cluster/compared.ts';
import { RUNS } from '../../src/widgets/recorded-cluster/runs.ts';
import { lessonText } from './quotes.ts';

const text = lessonText('desired-state');
const seconds = (ms: number | undefined) => `${((ms ?? Number.NaN) / 1000).toFixed(1)} s`;

interface Change {
  readonly t_ms: number;
  readonly kind: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

/** When the first change of this kind after the loss has these words in it. */
function firstTime(kind: string, words: string): number | undefined {
  const changes = crash.records as readonly Change[];
  return changes.find((one) => one.kind === kind && JSON.stringify(one).includes(words))?.t_ms;
}

describe('Desired state', () => {
  it('quotes the four steps of the recording', () => {
    expect(text).toContain(`After ${seconds(firstTime('Node', '"ready":"Unknown"'))} the node was`);
    expect(text).toContain(`After ${seconds(firstTime('Node', 'NoExecute'))} it got a taint`);
    expect(text).toContain(`After ${seconds(firstTime('Pod', '"deleting":true'))} its pods were`);
  });

  it('quotes when the fourth copy was ready, and the model agrees', () => {
    const run = RUNS['06-node-crash-defaults'];
    if (run === undefined) throw new Error('The recording is not among those shown.');
    const rest = compareRun(run).rests.find(({ words }) => words.includes('4 ready'));
    expect(text).toContain(`the fourth copy was ready ${seconds(rest?.recorded)} after`);
    expect(text).toContain(`After ${seconds(rest?.recorded)} the new one was ready`);
    expect(Math.abs((rest?.simulated ?? 0) - (rest?.recorded ?? 0))).toBeLessThan(1000);
  });
});
