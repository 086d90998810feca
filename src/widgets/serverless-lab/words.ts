/** The lab's result in sentences; times, counts and money as a reader sees them. */

import { formatMs } from '../../recording/format.ts';
import { breakEvenRequests } from '../../sim/cost/metered.ts';
import { HOURS_PER_MONTH } from '../../sim/cost/inputs.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import type { PlatformRun } from '../../sim/serverless/scenario.ts';
import { MOST_REQUESTS } from '../../sim/serverless/traffic.ts';
import { dollars } from '../cost-model/words.ts';
import { instances, platformName, PLATFORMS } from './platforms.ts';
import { cutBy, trafficOf, type Bills, type LabValues } from './scenario.ts';

const NBSP = '\u00A0';

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** "3 %", with a decimal below ten, and never a zero that isn’t one. */
export function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return `0${NBSP}%`;
  const percent = (100 * part) / whole;
  if (percent < 0.1) return `under 0.1${NBSP}%`;
  return `${percent.toFixed(percent < 10 ? 1 : 0)}${NBSP}%`;
}

/** A moment of the run: "3:20" minutes, or "8:00" o’clock where a day is watched. */
export function clock(seconds: number, whole: number): string {
  const [large, small] =
    whole > 7200
      ? [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
      : [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  return `${String(large)}:${String(small).padStart(2, '0')}`;
}

/** A rate of requests: "5 a second", "1 an hour". */
export function rate(perSecond: number): string {
  if (perSecond >= 1) return `${number(perSecond)} a second`;
  if (perSecond * 60 >= 1) return `${number(perSecond * 60)} a minute`;
  return `${number(perSecond * 3600)} an hour`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** What one platform did, in a sentence. */
export function platformInWords(run: PlatformRun): string {
  const platform = platformName(run.id);
  const parts = [`${platform.name}: at most ${instances(run.most, platform)}`];
  if (run.started > 0) parts.push(`${count(run.started)} started`);
  parts.push(`${share(run.delayed, run.served)} of the answered requests had to wait first`);
  const { latency } = run;
  if (latency !== undefined) {
    parts.push(
      `half were answered within ${formatMs(latency.p50)}, 99${NBSP}% within ${formatMs(latency.p99)}`,
    );
  }
  parts.push(run.refused === 0 ? 'none was refused' : `${count(run.refused)} were refused`);
  if (run.waiting > 0) parts.push(`${count(run.waiting)} still wait at the end`);
  return `${parts.join(', ')}.`;
}

/** The short form, beside a chart. */
export function platformInShort(run: PlatformRun): string {
  const slow = run.latency === undefined ? [] : [`99${NBSP}% within ${formatMs(run.latency.p99)}`];
  const refused = run.refused === 0 ? [] : [`${count(run.refused)} refused`];
  return [`at most ${instances(run.most, platformName(run.id))}`, ...slow, ...refused].join(', ');
}

/** Who is cheapest, and who answers slowest. */
export function summary(values: LabValues, run: ServerlessRun, bills: Bills): string {
  const { asked } = run.machine;
  if (asked === 0) return 'No request comes. What is always there is paid for all the same.';
  const byPrice = [...PLATFORMS].sort((a, b) => bills[a.id].perMonth - bills[b.id].perMonth);
  const cheapest = byPrice[0]?.id ?? 'machine';
  const bySpeed = PLATFORMS.map(({ id }) => run[id]).sort(
    (a, b) => (b.latency?.p99 ?? 0) - (a.latency?.p99 ?? 0),
  );
  const slowest = bySpeed[0] ?? run.machine;
  const { seconds } = trafficOf(values);
  return `${count(asked)} requests in ${formatMs(seconds * 1000)}. If a whole month were like this, ${platformName(cheapest).said} would cost least, ${dollars(bills[cheapest].perMonth)}. ${slowestInWords(slowest, values)}`;
}

function slowestInWords(slowest: PlatformRun, { duration }: LabValues): string {
  const p99 = slowest.latency?.p99 ?? 0;
  if (p99 <= duration) return 'On every platform 99 of 100 requests are answered without a wait.';
  const { said } = platformName(slowest.id);
  return `The longest wait is at ${said}: one request in a hundred takes ${formatMs(p99)} or more, where the work takes ${formatMs(duration)}.`;
}

/** Where a function costs as much as the machine. */
export function breakEvenInWords(values: LabValues, run: ServerlessRun, bills: Bills): string {
  const { lambda } = run;
  const call = {
    memoryMb: values.memory,
    duration: values.duration,
    init: values.init,
    coldShare: lambda.served === 0 ? 0 : lambda.started / lambda.served,
    freeTier: values.free && values.provisioned === 0,
  };
  const requests = breakEvenRequests(call, bills.machine.perMonth);
  const seconds = HOURS_PER_MONTH * 3600;
  const here = (lambda.served * seconds) / trafficOf(values).seconds;
  const side = here > requests ? 'more' : 'fewer';
  return `Requests like these, without environments kept ready, cost as much on Lambda as the ${values.machines === 1 ? 'machine' : 'machines'} at ${millions(requests)} a month, ${rate(requests / seconds)} all the time. This curve makes ${millions(here)}, ${side}.`;
}

function millions(requests: number): string {
  if (requests < 1_000_000) return count(requests);
  return `${number(requests / 1_000_000)}${NBSP}million`;
}

/** Says so where less is simulated than was asked for. */
export function cutInWords(values: LabValues): string | undefined {
  const factor = cutBy(values);
  if (factor <= 1.000_001) return undefined;
  return `This is too much for one run in a browser, which takes at most ${count(MOST_REQUESTS)} requests. The whole curve is lowered to a ${number(factor)}th of what you asked for.`;
}
