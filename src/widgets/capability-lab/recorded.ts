/** What the lab's programs did when they were run with a given directory: what is read before anything runs here. */

import type { Preopen } from '../../wasi/api.ts';
import runs from './recorded-runs.json' with { type: 'json' };

export interface RecordedRun {
  readonly exitCode: number;
  /** How many calls it made. */
  readonly calls: number;
  readonly printed: string;
  /** The first of the calls. */
  readonly lines: readonly string[];
}

/** Kept by module and by what the directory allowed: tests/unit/widgets/capability-lab makes the file. */
const RUNS: Readonly<Record<string, Readonly<Record<string, RecordedRun>>>> = runs;

export function recordedRun(module: string, preopens: readonly Preopen[]): RecordedRun | undefined {
  const may = preopens[0] === undefined ? 'none' : preopens[0].write ? 'write' : 'read';
  return RUNS[module]?.[may];
}
