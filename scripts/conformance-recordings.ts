/** `npm run conformance:recordings -- FILE...`: recorded clusters against the model, a line for each difference. */

import { readFileSync } from 'node:fs';
import { compare } from '../tests/recordings/compare.ts';
import { readRecording } from '../tests/recordings/recording.ts';
import { compareValidation } from '../tests/recordings/validation.ts';

const files = process.argv.slice(2);
let passed = 0;
let failed = 0;

if (files.length === 0) {
  fail('Name at least one recording: npm run conformance:recordings -- FILE.json');
}
for (const file of files) {
  try {
    const text = readFileSync(file, 'utf8');
    for (const { id, difference } of compareValidation(text) ?? compare(readRecording(text))) {
      if (difference === undefined) passed += 1;
      else fail(`${id}: ${difference}`);
    }
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function fail(words: string): void {
  failed += 1;
  console.log(words);
}
