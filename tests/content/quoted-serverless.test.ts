/** Figures that the serverless lesson and its claims quote are those that the models and facts give. */

import { describe, expect, it } from 'vitest';
import {
  breakEvenRequests,
  functionBill,
  machineBill,
  PRICES,
} from '../../src/sim/cost/metered.ts';
import { FIGURES } from '../../src/sim/serverless/figures.ts';
import { runServerless } from '../../src/sim/serverless/run.ts';
import { dollars } from '../../src/widgets/cost-model/words.ts';
import { initialValues } from '../../src/widgets/params.ts';
import { serverlessLab } from '../../src/widgets/serverless-lab/params.ts';
import { PRESETS } from '../../src/widgets/serverless-lab/presets.ts';
import { billsOf, scenarioOf, trafficOf } from '../../src/widgets/serverless-lab/scenario.ts';
import { breakEvenInWords, count, share } from '../../src/widgets/serverless-lab/words.ts';
import { claimText, lessonText, plain, time } from './quotes.ts';

const text = lessonText('serverless');
const base = initialValues(serverlessLab.params);

function example(label: string) {
  const found = PRESETS.find((preset) => preset.label === label);
  const values = { ...base, ...found?.values };
  const run = runServerless(scenarioOf(values));
  return { values, run, bills: billsOf(values, run) };
}

describe('the spike', () => {
  const { values, run, bills } = example('Spike');
  const p99 = (id: 'knative' | 'hpa' | 'machine') => run[id].latency?.p99 ?? 0;

  it('is the one of the prediction', () => {
    const { peak, shape, seconds } = trafficOf(values);
    const most = shape.filter((percent) => percent === 100).length;
    expect(text).toContain(
      `answers ${String((peak * (shape[0] ?? 0)) / 100)} requests a second. All at once there are ${String(peak)} a second, for ${String((most * seconds) / shape.length)} seconds`,
    );
    expect(text).toContain(`One request takes ${time(values.duration)}`);
    expect(text).toContain(`always on, and serves ${String(values.slots)} at once`);
    expect(text).toContain(
      `It serves ${String((1000 / values.duration) * values.slots)} requests a second, and ${String(peak)} came.`,
    );
  });

  it('is told as it goes', () => {
    expect(text).toContain(
      `Half of them wait ${time(run.hpa.latency?.p50 ?? 0)} or more, and ${count(run.hpa.refused)} of ${count(run.hpa.asked)} give up.`,
    );
    expect(text).toContain(
      `Here it went up to ${String(run.knative.most)} pods, and 99 % of the requests were answered within ${time(p99('knative'))}.`,
    );
    expect(text).toContain(
      `So ${String(run.lambda.started)} of them were started, ${plain(share(run.lambda.delayed, run.lambda.served))} of the requests met a cold start of half a second`,
    );
    expect(p99('hpa')).toBeGreaterThan(p99('machine'));
    expect(p99('machine')).toBeGreaterThan(p99('knative'));
    expect(values.init).toBe(500);
  });

  it('is billed as it says, and once an hour is the other way round', () => {
    expect(text).toContain(
      `Lambda was the dearest at ${dollars(bills.lambda.perMonth)} and the machine the cheapest at ${dollars(bills.machine.perMonth)}.`,
    );
    const hourly = example('Once an hour').bills;
    expect(dollars(hourly.lambda.perMonth)).toBe('$0.00');
    expect(dollars(hourly.machine.perMonth)).toBe('$12.26');
  });

  it('meets the machine where it says', () => {
    const said = plain(breakEvenInWords(values, run, bills));
    expect(said).toContain('12 million a month, 4.4 a second all the time');
    expect(text).toContain('12 million requests a month, or 4.4 a second all the time');
  });

  it('asks for 1.4 times as many pods as long as they are full', () => {
    expect(100 / values.target).toBeCloseTo(1.4, 1);
    expect(text).toContain(`At a target of ${String(values.target)} %`);
  });
});

it('says when the last pod goes', () => {
  const { run } = example('Once an hour');
  const [woken, zero] = run.knative.moments;
  expect(zero?.what).toBe('scaled to zero');
  const seconds = ((zero?.at ?? 0) - (woken?.at ?? 0)) / 1000;
  expect(seconds).toBeGreaterThan(62);
  expect(seconds).toBeLessThan(72);
  expect(text).toContain('here after some 66 seconds');
});

it('quotes prices and limits from their facts', () => {
  const { lambdaMillion, lambdaGbSecond } = PRICES;
  expect(text).toContain(
    `$0.20 for a million requests, and $${String(lambdaGbSecond.value)} for each second`,
  );
  expect(lambdaMillion.value).toBe(0.2);
  expect(text).toContain(
    `at most ${FIGURES['lambda-account-limit'].value.toLocaleString('en-GB')} environments at once`,
  );
  expect(claimText('C090')).toContain(`$${String(lambdaGbSecond.value)}`);
});

it('says where the bills meet, and what a slow service costs', () => {
  const call = { memoryMb: 128, duration: 100, init: 0, coldShare: 0, freeTier: false };
  const meets = (changes: object) =>
    breakEvenRequests({ ...call, ...changes }, machineBill(1).perMonth) / 1e6;
  expect(claimText('C094')).toContain(`${meets({}).toFixed(0)} million requests a month`);
  const larger = meets({ memoryMb: 512, duration: 200 });
  expect(claimText('C094')).toContain(`it is ${larger.toFixed(1)} million`);
  const time = (ms: number) =>
    functionBill({
      seconds: 730 * 3600,
      memoryMb: 128,
      requests: 1e6,
      onDemand: ms * 1e6,
      onProvisioned: 0,
      provisioned: 0,
      freeTier: false,
    });
  expect(text).toContain(
    `${dollars(time(100).lines[1]?.perMonth ?? 0)} for memory and time become ${dollars(time(1000).lines[1]?.perMonth ?? 0)}`,
  );
  expect(time(1000).perMonth / time(100).perMonth).toBeCloseTo(5.6, 1);
});
