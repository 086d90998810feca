/** `npm run conformance -- FILE...`: upstream's cases on our models, a line for each that differs. */

import { readFileSync } from 'node:fs';
import { runCases, type Outcome } from '../tests/conformance/run.ts';

const files = process.argv.slice(2);
let passed = 0;
let failed = 0;

if (files.length === 0) fail('Name at least one file of cases: npm run conformance -- FILE.json');
for (const file of files) {
  try {
    for (const outcome of runCases(readFileSync(file, 'utf8'))) count(outcome);
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function count({ id, passed: ok, expected, got }: Outcome): void {
  if (ok) passed += 1;
  else fail(`${id}: expected ${JSON.stringify(expected)}, got ${show(got)}`);
}

function fail(words: string): void {
  failed += 1;
  console.log(words);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify({ value }).slice(9, -1);
}
