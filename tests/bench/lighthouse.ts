/** Prints Lighthouse's scores (phone) for the landing page and the lessons of the built site: `npm run bench`. */

import { launch } from 'chrome-launcher';
import lighthouse, { type RunnerResult } from 'lighthouse';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ensureChromium, launchArguments } from '../../scripts/chromium.ts';
import { createSiteServer } from '../../scripts/lib/static-server.ts';

const RUNS = 3;
const PAGES = [
  '/',
  '/lessons/the-machine/',
  '/lessons/bare-metal/',
  '/lessons/wasm-and-containers/',
];

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const METRICS = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  bytes: 'total-byte-weight',
} as const;

type Row = Readonly<Record<string, number>>;

function readScores({ lhr }: RunnerResult): Row {
  const scores = CATEGORIES.map((name) => [
    name,
    Math.round((lhr.categories[name]?.score ?? 0) * 100),
  ]);
  const metrics = Object.entries(METRICS).map(([name, audit]) => [
    name,
    Number((lhr.audits[audit]?.numericValue ?? NaN).toFixed(name === 'CLS' ? 3 : 0)),
  ]);
  return Object.fromEntries([...scores, ...metrics]) as Row;
}

/** What costs points: the audits that failed, so that a score below 100 says why. */
function readFailures({ lhr }: RunnerResult): string[] {
  const audits = ['accessibility', 'best-practices', 'seo'].flatMap(
    (name) => lhr.categories[name]?.auditRefs ?? [],
  );
  return audits
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${lhr.audits[id]?.title ?? ''}`);
}

/** Of an odd number of rows, the middle value of each column. */
function medians(rows: readonly Row[]): Row {
  const columns = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    columns.map((column) => {
      const sorted = rows.map((row) => row[column] ?? NaN).sort((a, b) => a - b);
      return [column, sorted[Math.floor(sorted.length / 2)] ?? NaN];
    }),
  );
}

async function measure(url: string, port: number) {
  const rows: Row[] = [];
  const failures = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: [...CATEGORIES],
    });
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}.`);
    rows.push(readScores(result));
    for (const failure of readFailures(result)) failures.add(failure);
  }
  return { row: medians(rows), failures };
}

async function main() {
  const root = process.env.STRATA_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
  const server = createSiteServer({ root });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const chrome = await launch({
    chromePath: ensureChromium().path,
    chromeFlags: ['--headless=new', ...launchArguments()],
  });
  try {
    console.log(`Lighthouse, phone, median of ${RUNS}; times in ms, bytes on the wire\n`);
    const table: Record<string, Row> = {};
    const notes: string[] = [];
    for (const path of PAGES) {
      const { row, failures } = await measure(`http://localhost:${port}${path}`, chrome.port);
      table[path] = row;
      notes.push(...[...failures].map((failure) => `${path}  ${failure}`));
    }
    console.table(table);
    if (notes.length > 0) console.log(notes.join('\n'));
  } finally {
    chrome.kill();
    server.close();
  }
}

await main();
