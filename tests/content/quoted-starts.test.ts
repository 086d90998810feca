/** Figures that the lesson on Wasm and containers quotes are those that its model and facts give. */

import { describe, expect, it } from 'vitest';
import sizes from '../../content/facts/wasm-sizes.json' with { type: 'json' };
import starts from '../../content/facts/wasm-start.json' with { type: 'json' };
import { duration, extent } from '../../src/recording/recording.ts';
import { containerStart } from '../../src/sim/oci/container-start.ts';
import { FACTS } from '../../src/sim/oci/figures.ts';
import { image } from '../../src/sim/oci/images.ts';
import { coldStartRace } from '../../src/widgets/cold-start-race/params.ts';
import { scenarioOf } from '../../src/widgets/cold-start-race/scenario.ts';
import { initialValues } from '../../src/widgets/params.ts';
import { claimText, lessonText, rounded, time } from './quotes.ts';

const MICRO = 0.001;
const UNITS = new Map([
  ['µs', MICRO],
  ['ms', 1],
  ['s', 1000],
]);
const text = lessonText('wasm-and-containers');
const start = (changes: object) =>
  containerStart(scenarioOf({ ...initialValues(coldStartRace.params), ...changes }), 0);

/** "1.1 to 1.7 s" as its ends in milliseconds; one figure is both. */
function ends(cell: string): readonly number[] {
  const [, low = '', high = low, unit = ''] = /^([\d.]+)(?: to ([\d.]+))? (\S+)$/.exec(cell) ?? [];
  return [low, high].map((figure) => Number(figure) * (UNITS.get(unit) ?? Number.NaN));
}

function rangeOf(fact: { value: number; range?: number[] }): readonly number[] {
  return fact.range ?? [fact.value, fact.value];
}

describe('the container’s lane', () => {
  const bare = (runtime: string) =>
    time(extent(start({ cache: 'warm', engine: 'none', runtime })).end);
  const namespaces = '8 to 10 ms';

  it('has the pull that the text speaks of', () => {
    const { bandwidth } = initialValues(coldStartRace.params);
    const size = image(scenarioOf(initialValues(coldStartRace.params)).image).compressed.value;
    const pulls = start({}).spans.filter(({ name }) => name === 'pull');
    const pulled = pulls.reduce((sum, span) => sum + duration(span), 0);
    expect(text).toContain(
      `With ${String(size)} MB at ${String(bandwidth)} Mbit/s the pull alone is ${time(pulled)}.`,
    );
  });

  it('has the warm start and the parts that the text speaks of', () => {
    const whole = time(extent(start({ cache: 'warm' })).end);
    expect(text).toContain(
      `about ${whole} for a whole docker run, of which runc needs about ${bare('runc')} and all namespaces together ${namespaces}.`,
    );
    expect(text).toContain(`About ${bare('runc')} with runc, about ${bare('crun')} with crun.`);
    expect(claimText('C124')).toContain(
      `together take ${namespaces}, a runtime’s whole run ${bare('crun')} (crun) or ${bare('runc')} (runc), docker run with the image present about ${whole}`,
    );
  });

  it('spends less than 2 % on namespaces, as a quiz answer says', () => {
    expect(FACTS.namespaces.source).toContain(namespaces);
    expect(text).toContain('less than 2 % of a whole docker run');
    expect(10 / FACTS.dockerRun.value).toBeLessThan(0.02);
  });
});

describe('the module’s start', () => {
  it.each([
    ['46 bytes, one function', '46B'],
    ['cat, 88 kB', 'Cat'],
    ['QuickJS, 2.6 MB', 'QuickJs'],
  ] as const)('is tabulated for %s as measured', (name, key) => {
    const row = text
      .slice(text.indexOf(`| ${name} |`))
      .split('|')
      .slice(2, 6);
    const facts = (
      [
        `v8Compile${key}`,
        `v8Instantiate${key}`,
        `wasmtimeCompile${key}`,
        `wasmtimeLoad${key}`,
      ] as const
    ).map((fact) => starts[fact]);
    const cells = row.map((cell) => ends(cell.trim()));
    facts.forEach((fact, column) => {
      const expected = 'range' in fact && column === 2 ? rangeOf(fact) : [fact.value, fact.value];
      // The table rounds to two figures or three.
      expected.forEach((value, at) => {
        expect((cells[column]?.[at] ?? 0) / value).toBeCloseTo(1, 1);
      });
    });
  });

  it('is not a call, however often it is said', () => {
    const call = time(starts.v8Call.value);
    for (const said of [`Call took ${call} in V8`, `${call}, as measured in V8`]) {
      expect(text).toContain(said);
    }
    expect(claimText('C123')).toContain(`${call}, measured for this course`);
    expect(text).toContain('to compile, about a hundred times as long');
    expect(Math.round(starts.v8Compile46B.value / starts.v8Call.value / 10)).toBe(9);
  });

  it('takes microseconds to instantiate', () => {
    const pooled = time(starts.wasmtimeInstantiatePooled.value);
    const [least, most] = [starts.v8Instantiate46B, starts.v8InstantiateQuickJs].map((fact) =>
      String(Math.round(fact.value / MICRO)),
    );
    const ours = `${String(least)} to ${String(most)} µs`;
    expect(text).toContain(`makers report ${pooled}, with memory prepared`);
    expect(text).toContain(`it was ${ours}.`);
    expect(claimText('C123')).toContain(`${pooled} at best and ${ours} there`);
  });
});

it('quotes studies as the facts have them', () => {
  const [shim, runc] = [starts.runwasiParallel.value, FACTS.containerdParallel.value];
  const [fast, slow] = [shim, runc].map((rate) => (1000 / rate).toFixed(1));
  const factor = String(Math.round(shim / runc));
  const { hybridServeColdStart, lumosColdStart, openWhiskColdStart } = starts;
  for (const said of [
    `| ${String(fast)} s against ${String(slow)} s: about ${factor} times as fast |`,
    `1,000 tasks took ${String(fast)} s against ${String(slow)} s`,
    `cold start ${rounded(hybridServeColdStart.value)} times as fast; computing 36 % slower`,
    `cold start up to ${String(-lumosColdStart.value)} % shorter`,
    `cold start up to ${String(-openWhiskColdStart.value)} % shorter`,
    `by ${String(starts.slowdownFirefox.value)} to ${String(starts.slowdownChrome.value)} % on average in browsers of 2019`,
    `had ${String(sizes.ociImageAgainstNative.value)} % of the size`,
  ]) {
    expect(text).toContain(said);
  }
  expect(claimText('C125')).toContain(`about ${factor} times as fast`);
  expect(claimText('C125')).toContain(`at most ${String(-lumosColdStart.value)} % shorter`);
  expect(claimText('C125')).toContain(`up to ${String(-openWhiskColdStart.value)} %`);
});
