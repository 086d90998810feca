/** The WASI host in a browser: real runs, measured phases, and every way in which a run can fail. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';
import { wasiImport, wat } from '../unit/wasi/wat.ts';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/wasi-run/';
const LOOP = '(loop $again (br $again))';

const program = (body: string, before = '') => wat(`${before} (func (export "_start") ${body})`);

async function open(page: Page, settings = ''): Promise<void> {
  await page.goto(FIGURE + settings);
  // A figure comes to life when its reader reaches it.
  await page.getByRole('combobox', { name: 'Module' }).focus();
  await page.locator('astro-island:not([ssr])').waitFor();
}

/** Puts other bytes in place of `hello.wasm`. */
async function serve(page: Page, body: Uint8Array | string, type = 'application/wasm') {
  await page.route('**/modules/hello.wasm', (route) =>
    route.fulfill({ body: Buffer.from(body), contentType: type }),
  );
}

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();
const status = (page: Page) =>
  page.getByRole('region', { name: 'Output of the module' }).getByRole('status');

/** After a failure the true module comes again: it has to run as if nothing had happened. */
async function runsAgain(page: Page): Promise<void> {
  await page.unroute('**/modules/hello.wasm');
  await page.getByRole('button', { name: 'Reset' }).click();
  await run(page);
  await expect(status(page)).toContainText('exit code 0');
  await expect(page.getByRole('log')).toContainText('Hello, I am hello.wasm');
  await expect(page.getByRole('alert')).toHaveCount(0);
}

/** The cells of a column of the table of phases. */
async function column(page: Page, number: number): Promise<string[]> {
  const rows = page.locator('details.words').first().getByRole('row');
  const cells = await rows.locator(`td:nth-child(${String(number)})`).allTextContents();
  return cells.map((cell) => cell.trim());
}

/** "1.3 ms" as milliseconds. */
function milliseconds(text: string): number {
  const [, number = '', unit = ''] = /([\d.,]+)\s(ns|µs|ms|s)/.exec(text) ?? [];
  const size = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1000 }[unit] ?? Number.NaN;
  return Number(number.replaceAll(',', '')) * size;
}

test('measures every phase, and their sum agrees with the page’s clock', async ({ page }) => {
  await open(page, '?module=add');
  await run(page);
  await expect(page.getByRole('log')).toHaveText('20 + 22 = 42');
  await page.getByText('In words', { exact: true }).click();
  const phases = await column(page, 2);
  for (const phase of [
    'start worker',
    'fetch',
    'compile',
    'instantiate',
    'run',
    'report',
    'exit',
  ]) {
    expect(phases).toContain(phase);
  }
  const took = (await column(page, 5)).filter((cell) => cell !== '').map(milliseconds);
  const sum = took.reduce((total, one) => total + one, 0);
  const note = await page.getByText('on the page’s clock').textContent();
  const wall = milliseconds(/It took (.*?) from/.exec(note ?? '')?.[1] ?? '');
  // Figures are shown with two digits, and short phases are means instead of readings.
  expect(Math.abs(sum - wall)).toBeLessThan(3 + wall * 0.1);
});

test('never gives one reading for what is shorter than the clock can tell', async ({ page }) => {
  await open(page, '?module=add');
  await run(page);
  await expect(status(page)).toContainText('exit code 0');
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByText('This was a warm run')).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  const kinds = await column(page, 6);
  const took = (await column(page, 5)).map(milliseconds);
  const phases = await column(page, 2);
  expect(phases).not.toContain('fetch');
  for (const [index, phase] of phases.entries()) {
    if (!(took[index]! < 0.95)) continue;
    expect(kinds[index], phase).toMatch(/mean of [\d,]+ repetitions|round trips/);
  }
});

test('a module with a wrong type still runs', async ({ page }) => {
  await serve(page, program('nop'), 'text/plain');
  await open(page);
  await run(page);
  await expect(status(page)).toContainText('exit code 0');
});

interface Failing {
  readonly name: string;
  readonly body: Uint8Array | string;
  readonly says: RegExp;
}

const FAILING: readonly Failing[] = [
  {
    name: 'a web page in its place',
    body: '<!doctype html><p>Log in</p>',
    says: /web page came in place/,
  },
  {
    name: 'a module that was cut off',
    body: program('nop').slice(0, 20),
    says: /no WebAssembly module/,
  },
  {
    name: 'an import that isn’t there',
    body: program('nop', '(import "env" "draw" (func))'),
    says: /asks for something.*env\.draw/s,
  },
  { name: 'no beginning', body: wat('(func (export "add"))'), says: /has no beginning.*_start/s },
  {
    name: 'a beginning that takes something',
    body: wat('(func (export "_start") (param i32))'),
    says: /beginning is of another kind.*takes i32 and gives nothing/s,
  },
  {
    name: 'a component',
    body: new Uint8Array([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]),
    says: /component, not a core module.*wasm32-wasip1/s,
  },
  {
    name: 'a module of Emscripten',
    body: wat('(import "env" "emscripten_memcpy_js" (func)) (func (export "_start"))'),
    says: /emscripten_memcpy_js.*JavaScript/s,
  },
  {
    name: 'a start section that traps',
    body: wat('(func $s unreachable) (start $s) (func (export "_start"))'),
    says: /marked as unreachable/,
  },
  {
    name: 'a file of 65 MiB',
    body: new Uint8Array(65 * 1024 * 1024),
    says: /too big.*up to 64\sMiB/s,
  },
  { name: 'unreachable code', body: program('unreachable'), says: /marked as unreachable/ },
  {
    name: 'memory that it doesn’t have',
    body: program('(drop (i32.load (i32.const -4)))'),
    says: /memory that it doesn’t have/,
  },
  {
    name: 'too much memory from the start',
    body: wat('(module (memory (export "memory") 1025) (func (export "_start")))', true),
    says: /out of memory.*64\sMiB/s,
  },
  {
    name: 'too much memory while it runs',
    body: program(
      '(drop (memory.grow (i32.const 1023))) (drop (memory.grow (i32.const 1))) unreachable',
    ),
    says: /out of memory/,
  },
];

for (const { name, body, says } of FAILING) {
  test(`says what is wrong with ${name}, and runs again after it`, async ({ page }) => {
    await serve(page, body, name.includes('web page') ? 'text/html' : 'application/wasm');
    await open(page);
    await run(page);
    // A large body takes its way through the tests' own interception.
    await expect(page.getByRole('alert')).toContainText(says, { timeout: 45_000 });
    await expect(page.getByRole('alert').getByRole('button', { name: 'Run again' })).toBeVisible();
    await runsAgain(page);
  });
}

test('says that there is no such file, and runs again after it', async ({ page, allowError }) => {
  allowError(/404/);
  await page.route('**/modules/hello.wasm', (route) => route.fulfill({ status: 404, body: 'no' }));
  await open(page);
  await run(page);
  await expect(page.getByRole('alert')).toContainText(/There is no module at .*hello\.wasm/);
  await runsAgain(page);
});

test('says that the network failed, and runs again after it', async ({ page, allowError }) => {
  allowError(/ERR_FAILED/);
  await page.route('**/modules/hello.wasm', (route) => route.abort());
  await open(page);
  await run(page);
  await expect(page.getByRole('alert')).toContainText('couldn’t be fetched');
  await page.unroute('**/modules/hello.wasm');
  await page.getByRole('alert').getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByRole('log')).toContainText('Hello, I am hello.wasm');
});

/** Writes "so far", and then loops without end. */
function printsAndLoops(): Uint8Array {
  const print = `(drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))`;
  const data =
    '(data (i32.const 0) "\\64\\00\\00\\00\\08\\00\\00\\00") (data (i32.const 100) "so far\\0a\\0a")';
  const before = `${wasiImport('fd_write', 'i32 i32 i32 i32')} ${data}`;
  return program(`${print} ${LOOP}`, before);
}

test('stops an endless loop when asked, keeps what it printed, and runs again', async ({
  page,
}) => {
  await serve(page, printsAndLoops());
  await open(page);
  await run(page);
  await expect(page.getByRole('log')).toContainText('so far');
  await expect(status(page)).toHaveText('Running.');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status(page)).toContainText('Stopped by you');
  await expect(page.getByRole('log')).toContainText('so far');
  await expect(page.getByText('here, 1 run, stopped before its end').first()).toBeVisible();
  await runsAgain(page);
});

test('shows that a loop has stopped before two frames have passed, and runs the next in a new worker', async ({
  page,
}) => {
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await serve(page, printsAndLoops());
  await open(page, '?pace=all');
  await run(page);
  await expect(page.getByRole('log')).toContainText('so far');
  expect(workers).toBe(1);
  await page.unroute('**/modules/hello.wasm');
  const frames = await page.evaluate(pressAndCountFrames, 'Stopped by you');
  expect(frames).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'Run again' }).first().click();
  await expect(page.getByRole('log')).toContainText('Hello, I am hello.wasm');
  expect(workers).toBe(2);
});

/** Presses Stop, and tells how many frames begin until the page shows these words; 100 where it never does. */
function pressAndCountFrames(words: string): Promise<number> {
  const button = [...document.querySelectorAll('button')].find((one) => one.innerText === 'Stop');
  return new Promise((resolve) => {
    let frames = 0;
    const onFrame = () => {
      frames += 1;
      if (frames === 100 || document.body.innerText.includes(words)) resolve(frames);
      else requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    button?.click();
  });
}

test('prints 10 MB without a line’s end, and the page stays quick', async ({ page }) => {
  const before = wasiImport('fd_write', 'i32 i32 i32 i32');
  const body = `(local $left i32) (local.set $left (i32.const 10240))
    (memory.fill (i32.const 64) (i32.const 120) (i32.const 1024))
    (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 1024))
    (loop $again
      (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
      (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))`;
  await serve(page, program(body, before));
  await open(page);
  await run(page);
  await expect(status(page)).toContainText('exit code 0 after 10,240 calls');
  await runsAgain(page);
});

test('a module gets no more memory than it may have', async ({ page }) => {
  await open(page, '?module=eat-memory&memory=16');
  await run(page);
  await expect(page.getByRole('log')).toHaveText('I got 15 MiB, then the host said no.');
});

test('loads no host before it is needed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /\/host\.|\.wasm$/.test(url))).toEqual([]);
  await run(page);
  await expect(status(page)).toContainText('exit code 0');
  expect(asked.filter((url) => /\/host\.|\.wasm$/.test(url))).toHaveLength(2);
});

/** A page of another site that puts the figure into a frame; a route of Playwright's counts as a public address, which may not frame a local one. */
async function hostPage(embed: string) {
  const body = `<title>Elsewhere</title><iframe title="figure" sandbox="allow-scripts" width="800" height="800" src="${embed}"></iframe>`;
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => server.close() };
}

test('runs in a frame of another site that allows nothing but scripts', async ({
  page,
  baseURL,
  allowError,
}) => {
  allowError(/another origin: http:\/\/127\.0\.0\.1/);
  const host = await hostPage(new URL(FIGURE, baseURL).href);
  await page.goto(host.url);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('combobox', { name: 'Module' }).focus();
  await frame.locator('astro-island:not([ssr])').waitFor();
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(frame.getByRole('log')).toContainText('Hello, I am hello.wasm');
  host.close();
});
