/** The lab's pure parts: settings to scenario, shapes, sentences, recording. */

import { describe, expect, it } from 'vitest';
import { extent } from '../../../../src/recording/recording.ts';
import { SLICES } from '../../../../src/sim/serverless/meter.ts';
import { runServerless } from '../../../../src/sim/serverless/run.ts';
import { expectedRequests, shapeFromText } from '../../../../src/sim/serverless/traffic.ts';
import { initialValues } from '../../../../src/widgets/params.ts';
import { area, inColumns } from '../../../../src/widgets/serverless-lab/chart.ts';
import { serverlessLab } from '../../../../src/widgets/serverless-lab/params.ts';
import { PRESETS } from '../../../../src/widgets/serverless-lab/presets.ts';
import { recordingOf } from '../../../../src/widgets/serverless-lab/recording.ts';
import {
  billsOf,
  cutBy,
  scenarioOf,
  trafficOf,
  type LabValues,
} from '../../../../src/widgets/serverless-lab/scenario.ts';
import { stroke } from '../../../../src/widgets/serverless-lab/use-drawing.ts';
import {
  breakEvenInWords,
  clock,
  cutInWords,
  platformInWords,
  rate,
  share,
  summary,
} from '../../../../src/widgets/serverless-lab/words.ts';

const BASE = initialValues(serverlessLab.params);

function preset(label: string): LabValues {
  const found = PRESETS.find((one) => one.label === label);
  return { ...BASE, ...found?.values };
}

describe('settings', () => {
  it('become a scenario in the model’s units', () => {
    const scenario = scenarioOf({ ...BASE, per: 'minute', peak: 60, machines: 3, slots: 7 });
    expect(scenario.traffic.peak).toBe(1);
    expect(scenario.traffic.seconds).toBe(600);
    expect(scenario.podStart).toBe(2000);
    expect(scenario.idleTimeout).toBe(600_000);
    expect(scenario.machineSlots).toBe(21);
  });

  it('never ask for more pods at least than at most', () => {
    expect(scenarioOf({ ...BASE, minpods: 9, maxpods: 4 }).minPods).toBe(4);
  });

  it('are lowered to what a browser can simulate, and the reader is told', () => {
    const day = { ...preset('Morning rush'), peak: 1000 };
    expect(cutBy(day)).toBeGreaterThan(5);
    expect(cutInWords(day)).toMatch(/at most 4,000,000 requests/);
    expect(cutInWords(BASE)).toBeUndefined();
  });

  it.each(PRESETS.map(({ label }) => label))('of “%s” are few enough to be quick', (label) => {
    const traffic = trafficOf(preset(label));
    expect(expectedRequests(traffic)).toBeGreaterThan(10);
    expect(expectedRequests(traffic)).toBeLessThan(250_000);
    expect(shapeFromText(preset(label).curve).join('.')).toBe(preset(label).curve);
  });
});

describe('the spike', () => {
  const run = runServerless(scenarioOf(BASE));
  const bills = billsOf(BASE, run);

  it('shows what it’s there for: the HPA is too late, Knative starts many, Lambda starts most', () => {
    expect(run.hpa.latency?.p99 ?? 0).toBeGreaterThan(5 * (run.knative.latency?.p99 ?? 0));
    expect(run.knative.latency?.p99 ?? 0).toBeGreaterThan(run.lambda.latency?.p99 ?? 0);
    expect(run.lambda.started).toBeGreaterThan(run.knative.started);
  });

  it('costs most on Lambda, least on the machine', () => {
    expect(summary(BASE, run, bills)).toMatch(
      /^23,\d{3} requests in 10\smin\. If a whole month were like this, the machine that is always on would cost least, \$12\.26\./,
    );
    expect(bills.lambda.perMonth).toBeGreaterThan(bills.knative.perMonth);
    expect(breakEvenInWords(BASE, run, bills)).toMatch(
      /as much on Lambda as the machine at 12\smillion a month.*This curve makes 10\d\smillion, more\.$/,
    );
  });

  it('is told platform by platform', () => {
    expect(platformInWords(run.lambda)).toMatch(
      /^Lambda: at most 152\senvironments, 152 started, 0\.6\s% of the answered requests had to wait first/,
    );
    expect(platformInWords(run.hpa)).toMatch(/1,\d{3} were refused/);
  });

  it('is a recording with a lane for each platform, to the end of the run', () => {
    const provenance = { kind: 'simulated', model: 'm', parameters: 'p' } as const;
    const recording = recordingOf('Title', run, 600, provenance);
    expect(recording.lanes.map(({ id }) => id)).toEqual(['knative', 'lambda', 'hpa', 'machine']);
    expect(extent(recording).end).toBeCloseTo(600_000, 3);
    for (const lane of recording.lanes) {
      const spans = recording.spans.filter((span) => span.lane === lane.id);
      expect(spans.length).toBeGreaterThan(0);
      for (const span of spans) expect(span.end).toBeGreaterThan(span.start);
    }
    expect(recording.events.some(({ name }) => name === 'panic begins')).toBe(true);
    expect(recording.events.some(({ name }) => name.endsWith('refused'))).toBe(true);
  });
});

it('once an hour is free of charge on Lambda with the free tier, and the machine isn’t', () => {
  const values = { ...preset('Once an hour'), free: true };
  const run = runServerless(scenarioOf(values));
  const bills = billsOf(values, run);
  expect(bills.lambda.perMonth).toBe(0);
  expect(bills.machine.perMonth).toBeCloseTo(12.26, 2);
});

it('says so where no request comes', () => {
  const values = { ...BASE, curve: '' };
  const run = runServerless(scenarioOf(values));
  expect(summary(values, run, billsOf(values, run))).toMatch(/^No request comes/);
  expect(run.hpa.latency).toBeUndefined();
  expect(breakEvenInWords(values, run, billsOf(values, run))).toMatch(/makes 0, fewer\.$/);
});

describe('shapes', () => {
  it('are steps, neighbours of one height as one', () => {
    expect(area([1, 1, 2, 0], 2)).toBe('M0 100H0V50H50V0H75V100H100V100Z');
  });

  it('are summed, averaged or capped into columns', () => {
    const values = new Float64Array(SLICES).map((_, slice) => slice);
    expect(inColumns(values, 24, 'peak')[0]).toBe(4);
    expect(inColumns(values, 24, 'mean')[1]).toBe(7);
    expect(inColumns(values, 24, 'sum')[0]).toBe(10);
  });

  it('are drawn from column to column, whichever way the pointer goes', () => {
    const shape = [0, 0, 0, 0, 0];
    expect(stroke(shape, 2, 2, 9)).toEqual([0, 0, 9, 0, 0]);
    expect(stroke(shape, 1, 3, 9)).toEqual([0, 0, 9, 9, 0]);
    expect(stroke(shape, 3, 1, 9)).toEqual([0, 9, 9, 0, 0]);
  });
});

it('writes moments, rates and shares as people say them', () => {
  expect([clock(200, 600), clock(3600, 3600), clock(29_700, 86_400)]).toEqual([
    '3:20',
    '60:00',
    '8:15',
  ]);
  expect([rate(300), rate(0.5), rate(1 / 3600), rate(0)]).toEqual([
    '300 a second',
    '30 a minute',
    '1 an hour',
    '0 an hour',
  ]);
  expect([share(0, 5), share(1, 2000), share(1, 40), share(1, 4), share(0, 0)]).toEqual([
    '0\u00A0%',
    'under 0.1\u00A0%',
    '2.5\u00A0%',
    '25\u00A0%',
    '0\u00A0%',
  ]);
});
