/** Says in one line what differed between what a test expects and what came of it. */

import type { Outcome } from './job.ts';
import type { TestSpec } from './spec.ts';

/** As much of a text as a line has room for. */
const ROOM = 200;

/** As runtimes that are programs exit when a module traps: by SIGABRT. Source: Wasmtime's command line. */
const TRAPPED = 134;

/** What differed, in words; undefined where the test passed. */
export function judge(spec: TestSpec, outcome: Outcome): string | undefined {
  const differences = [
    judgeEnd(spec.exitCode, outcome),
    judgeText('stdout', spec.stdout, outcome.stdout, outcome.cut),
    judgeText('stderr', spec.stderr, outcome.stderr, outcome.cut),
  ].filter((difference) => difference !== undefined);
  if (differences.length === 0) return undefined;
  const heard = spec.stderr === undefined && outcome.stderr !== '';
  return [...differences, ...(heard ? [`stderr was ${quote(outcome.stderr)}`] : [])].join('; ');
}

function judgeEnd(expected: number, { exitCode, failure }: Outcome): string | undefined {
  if (failure?.kind === 'timeout') return 'it hung: it was stopped after 10 s';
  if (failure?.kind === 'trap' && expected === TRAPPED) return undefined;
  if (failure !== undefined) {
    const words = failure.cause ?? failure.what;
    return `exit code: expected ${expected}, got none: ${oneLine(words)}`;
  }
  if (exitCode === expected) return undefined;
  return `exit code: expected ${expected}, got ${String(exitCode ?? 'none')}`;
}

function judgeText(
  name: string,
  expected: string | undefined,
  got: string,
  cut: boolean,
): string | undefined {
  if (expected === undefined || expected === got) return undefined;
  const at = firstDifference(expected, got);
  const where = at === 0 ? '' : `, different from character ${at + 1} on`;
  const note = cut ? ' (cut: it wrote too much)' : '';
  return `${name}: expected ${quote(expected, at)}, got ${quote(got, at)}${where}${note}`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** A text in quotes; a long one from a little before the place that counts. */
function quote(text: string, at = 0): string {
  const start = text.length <= ROOM ? 0 : Math.max(0, at - ROOM / 4);
  const part = text.slice(start, start + ROOM);
  const before = start > 0 ? '…' : '';
  const after = start + ROOM < text.length ? '…' : '';
  return `${before}${JSON.stringify(part)}${after}`;
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');
