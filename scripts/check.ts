/** Checks everything: `npm run check` for the quick loop, `npm test` for all of it. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  add,
  NOTHING,
  ofLastLine,
  ofReport,
  ofStatus,
  playwrightTally,
  vitestTally,
} from './lib/tally.ts';
import type { Tally } from './lib/tally.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'test-results');
const TESTS_REPORT = join(RESULTS, 'vitest.json');
const BROWSER_REPORT = join(RESULTS, 'browser.json');

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** The step without which this one makes no sense. */
  readonly needs?: string;
  /** For a step that runs tests: its report, and how to count it. */
  readonly report?: { readonly file: string; readonly read: (report: unknown) => Tally };
  /** For one that runs tests and ends with “N passed, N failed”. */
  readonly counts?: boolean;
  /** Shows what it says as it says it: for what may take minutes the first time. */
  readonly aloud?: boolean;
}

/** The tests of these folders; all of them where none is named. */
function vitest(name: string, ...folders: string[]): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${TESTS_REPORT}`];
  return {
    name,
    command: ['vitest', 'run', ...reporters, ...folders],
    report: { file: TESTS_REPORT, read: vitestTally },
  };
}

const STATIC: readonly Step[] = [
  { name: 'types', command: ['astro', 'check'] },
  { name: 'lint', command: ['eslint', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];

const PLANS: Readonly<Record<string, readonly Step[]>> = {
  quick: [...STATIC, vitest('unit tests', 'tests/unit')],
  all: [
    // First: knip reads Playwright's configuration, which asks for a Chromium.
    { name: 'chromium', command: ['node', 'scripts/chromium.ts'], aloud: true },
    ...STATIC,
    { name: 'unused code', command: ['knip'] },
    { name: 'build', command: ['astro', 'build'] },
    vitest('unit, property and content tests'),
    {
      name: 'WASI conformance',
      command: ['node', 'scripts/conformance-wasi.ts', 'tests/wasi/modules'],
      counts: true,
    },
    {
      name: 'browser tests',
      command: ['playwright', 'test'],
      needs: 'build',
      report: { file: BROWSER_REPORT, read: playwrightTally },
    },
  ],
};

/** Runs a command with the project's own tools first on the path. */
function run(step: Step): Promise<{ status: number; output: string }> {
  const [command, ...rest] = step.command;
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  return new Promise((resolve) => {
    const child = spawn(command, rest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (step.aloud === true) process.stdout.write(text);
      });
    }
    child.on('error', (error) => {
      resolve({ status: 1, output: `${output}${command}: ${error.message}\n` });
    });
    child.on('close', (status) => {
      resolve({ status: status ?? 1, output });
    });
  });
}

function count({ report, counts }: Step, status: number, output: string): Tally {
  if (counts === true) return ofLastLine(status, output);
  if (report === undefined) return ofStatus(status);
  const text = existsSync(report.file) ? readFileSync(report.file, 'utf8') : undefined;
  return ofReport(status, text, report.read);
}

async function check(step: Step): Promise<Tally> {
  console.log(`\n== ${step.name}: ${step.command.slice(0, 3).join(' ')}`);
  // A report of an earlier run must not be counted.
  if (step.report !== undefined) rmSync(step.report.file, { force: true });
  const start = performance.now();
  const { status, output } = await run(step);
  const tally = count(step, status, output);
  if (tally.failed > 0 && step.aloud !== true) process.stdout.write(output);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const outcome = tally.failed === 0 ? 'passed' : 'FAILED';
  console.log(`   ${outcome} in ${seconds} s: ${tally.passed} passed, ${tally.failed} failed`);
  return tally;
}

async function checkAll(steps: readonly Step[]): Promise<Tally> {
  const failed = new Set<string>();
  let total = NOTHING;
  for (const step of steps) {
    const missing = step.needs !== undefined && failed.has(step.needs);
    if (missing) console.log(`\n== ${step.name}: not run, because ${step.needs} failed`);
    const tally = missing ? ofStatus(1) : await check(step);
    if (tally.failed > 0) failed.add(step.name);
    total = add(total, tally);
  }
  if (failed.size > 0) console.log(`\nFailed: ${[...failed].join(', ')}`);
  return total;
}

const plan = process.argv[2] ?? 'all';
const steps = PLANS[plan];
if (steps === undefined) {
  console.error(`There is no plan “${plan}”; there are: ${Object.keys(PLANS).join(', ')}.`);
  process.exitCode = 2;
} else {
  mkdirSync(RESULTS, { recursive: true });
  const total = await checkAll(steps);
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}
