/** What a run used of each thing that it was given, in words. */

import type { Call, CallCount, Capability, RunReport } from '../../wasi/api.ts';
import { descriptorOf } from './call-groups.ts';

type Used = Pick<RunReport, 'calls' | 'callCount' | 'counts'>;

const ASKS: Readonly<Record<Exclude<Capability, 'stdin'>, readonly string[]>> = {
  args: ['args_sizes_get', 'args_get'],
  env: ['environ_sizes_get', 'environ_get'],
  clock: ['clock_time_get', 'clock_res_get'],
  random: ['random_get'],
};

/** "Asked for 3 times, refused 1 time." */
export function usageOf(what: Capability, report: Used): string {
  if (what === 'stdin') return usageOfInput(report);
  const counts = report.counts.filter(({ name }) => ASKS[what].includes(name));
  return inWords(sum(counts, 'calls'), sum(counts, 'refused'));
}

/** How the run looked for directories, and what it did with paths. */
export function usageOfDirectories({ counts }: Used): string {
  const looked = counts.filter(({ name }) => name === 'fd_prestat_get');
  const onPaths = counts.filter(({ name }) => name.startsWith('path_'));
  const found = sum(looked, 'calls') - sum(looked, 'refused');
  const asked = sum(looked, 'calls') > 0;
  const look = asked
    ? `Looked for directories, found ${found === 0 ? 'none' : String(found)}.`
    : '';
  const [calls, refused] = [sum(onPaths, 'calls'), sum(onPaths, 'refused')];
  if (calls === 0) return look === '' ? 'Not asked for.' : look;
  const errors = refused === 0 ? 'without an error' : `got an error ${times(refused)}`;
  return `${look} Named a path ${times(calls)}, ${errors}.`.trimStart();
}

/** Counts know names and not descriptors, so this counts the calls that were kept. */
function usageOfInput({ calls, callCount }: Used): string {
  const reads = calls.filter((call) => call.name === 'fd_read' && descriptorOf(call) === 'fd 0');
  const refused = reads.filter((call: Call) => call.denied).length;
  const told = inWords(reads.length, refused);
  if (calls.length === callCount) return told;
  const kept = calls.length.toLocaleString('en-GB');
  return `${told.slice(0, -1)}, among the last ${kept} calls.`;
}

function inWords(asked: number, refused: number): string {
  if (asked === 0) return 'Not asked for.';
  const how =
    refused === 0 ? 'never refused' : `refused ${refused === asked ? 'each time' : times(refused)}`;
  return `Asked for ${times(asked)}, ${how}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en-GB')} times`;
}

function sum(counts: readonly CallCount[], what: 'calls' | 'refused'): number {
  return counts.reduce((total, count) => total + count[what], 0);
}
