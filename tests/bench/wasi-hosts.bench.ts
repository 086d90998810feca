/**
 * What a system call costs on this site's WASI host, beside other hosts for browsers and a floor of
 * imports that do nothing: each in a worker of one page, in turns. Run it with node; it needs a Chromium.
 */

import {
  bundleWorker,
  HOSTS,
  hostSize,
  makeModules,
  type HostName,
  type Worker,
} from './wasi-hosts/bundle.ts';
import { openPage, type Page, type Served } from './wasi-hosts/page.ts';
import { readingOf, type Reading } from './wasi-hosts/readings.ts';
import type { Answer, Row } from './wasi-hosts/serve.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const ROWS: Readonly<Record<Row, string>> = {
  stdout: '64 bytes to stdout',
  file: '64 bytes into a file',
  clock: 'clock',
  random: '16 random bytes',
  cycle: 'open, read 64 bytes, close',
  append: '64,000 appends of 64 bytes',
  'start-up': 'start-up of a 3 kB program, to its exit',
};
const NAMES = Object.keys(HOSTS) as HostName[];
/** Where `browser_wasi_shim` is the fastest already, so much more is allowed. */
const MARGIN = 1.1;
/** Of calls with the trace on, so many a second at least. */
const TRACED_RATE = 150_000;
const SIZE = 20_000;

type Readings = ReadonlyMap<HostName, Reading | string>;

/** Each host in turn, again and again: what slows the machine down slows down all of them. */
async function measure<Name extends Worker>(page: Page, names: readonly Name[], row: Row) {
  const answers = new Map<Name, Answer[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of turn(names, round)) {
      const before = answers.get(name) ?? [];
      if (before.some((answer) => 'why' in answer || answer.atLeast)) continue;
      const answer = await page.ask(name, row);
      const tooSlow = 'why' in answer || answer.atLeast;
      // The first round is to warm up.
      if (round > 0 || tooSlow) answers.set(name, [...before, answer]);
    }
  }
  return new Map(names.map((name) => [name, readingOf(answers.get(name) ?? [])]));
}

/** In another order each round, since it makes a difference who comes after whom; their number is prime. */
function turn<Name>(names: readonly Name[], round: number): readonly Name[] {
  const step = 1 + (round % Math.max(1, names.length - 1));
  return names.map((name, at) => names[(at * step) % names.length] ?? name);
}

const COLUMNS = ['host', 'best', 'median', 'worst', 'beside no-ops', 'beside the shim'];

function table(readings: Readings): string {
  const lines = NAMES.map((name) => {
    const reading = readings.get(name);
    if (reading === undefined || typeof reading === 'string') return [HOSTS[name], reading ?? ''];
    const sign = reading.atLeast ? 'over ' : '';
    const beside = (other: HostName) => `${sign}${ratio(reading, readings.get(other))} ×`;
    const times = [reading.best, reading.median, reading.worst].map((ns) => sign + inWords(ns));
    return [HOSTS[name], ...times, beside('floor'), beside('browser-wasi-shim')];
  });
  const widths = COLUMNS.map((_, at) =>
    Math.max(...[COLUMNS, ...lines].map((cells) => cells[at]?.length ?? 0)),
  );
  const text = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [text(COLUMNS), text(widths.map((width) => '-'.repeat(width))), ...lines.map(text)].join(
    '\n',
  );
}

function ratio(reading: Reading, other: Reading | string | undefined): string {
  if (other === undefined || typeof other === 'string') return '?';
  const times = reading.best / other.best;
  return times >= 100 ? times.toFixed(0) : times.toFixed(times >= 10 ? 1 : 2);
}

function inWords(ns: number): string {
  if (ns < 1000) return `${ns.toFixed(ns < 10 ? 1 : 0)} ns`;
  if (ns < 1e6) return `${(ns / 1000).toFixed(2)} µs`;
  return `${(ns / 1e6).toFixed(2)} ms`;
}

/** The hosts that are faster than ours; the shim only where it is by more than it may. */
function ahead(readings: Readings): string[] {
  const ours = readings.get('this-host');
  if (ours === undefined || typeof ours === 'string') return [`this host: ${ours ?? 'none'}`];
  return NAMES.filter((name) => name !== 'floor' && name !== 'this-host').flatMap((name) => {
    const theirs = readings.get(name);
    if (theirs === undefined || typeof theirs === 'string') return [];
    const allowed = name === 'browser-wasi-shim' ? MARGIN : 1;
    return ours.best <= theirs.best * allowed
      ? []
      : [`${HOSTS[name]} takes ${(theirs.best / ours.best).toFixed(2)} of our time`];
  });
}

async function measureHosts(page: Page): Promise<string[]> {
  const behind: string[] = [];
  for (const [row, says] of Object.entries(ROWS) as [Row, string][]) {
    const readings = await measure(page, NAMES, row);
    console.log(`\n${says}\n${table(readings)}`);
    behind.push(...ahead(readings).map((who) => `${says}: ${who}`));
  }
  return behind;
}

/** Calls a second with the trace on; opening, reading and closing are three. */
async function measureTrace(page: Page): Promise<string[]> {
  console.log('\nWith the trace on, told to the page');
  const slow: string[] = [];
  for (const [row, calls] of [
    ['stdout', 1],
    ['clock', 1],
    ['cycle', 3],
  ] as const) {
    const reading = (await measure(page, ['traced'], row)).get('traced');
    const rate = typeof reading === 'object' ? (calls * 1e9) / reading.best : 0;
    console.log(`${ROWS[row]}: ${Math.round(rate).toLocaleString('en')} calls a second`);
    if (rate < TRACED_RATE) slow.push(`${ROWS[row]}, traced: ${Math.round(rate)} calls a second`);
  }
  return slow;
}

async function serveAll(): Promise<Served> {
  const { calls, program } = await makeModules();
  const type = 'application/wasm';
  const scripts = [...NAMES, 'traced' as const].map(async (name) => {
    const script = { type: 'text/javascript', body: await bundleWorker(name) };
    return [`/${name}.js`, script] as const;
  });
  console.log(`The program: ${program.length} bytes.`);
  return new Map<string, { type: string; body: string | Uint8Array }>([
    ['/calls.wasm', { type, body: calls }],
    ['/program.wasm', { type, body: program }],
    ...(await Promise.all(scripts)),
  ]);
}

const page = await openPage(await serveAll());
try {
  console.log(`Chromium ${page.version}, best of ${ROUNDS} rounds`);
  const behind = await measureHosts(page);
  const slow = await measureTrace(page);
  const { host: size, before } = await hostSize();
  console.log(
    `\nHost and worker: ${size.toLocaleString('en')} bytes with brotli, ` +
      `and ${before.toLocaleString('en')} that the figure has by then (words for failures)`,
  );
  console.log(behind.length === 0 ? '\nahead in every row' : `\nnot ahead:\n${behind.join('\n')}`);
  for (const line of slow) console.log(`too slow: ${line}`);
  if (size > SIZE) console.log(`too big: ${size} bytes`);
  process.exitCode = behind.length === 0 && slow.length === 0 && size <= SIZE ? 0 : 1;
} finally {
  await page.close();
}
