/** A lesson's weight before any press: everything the browser takes, at the top and scrolled through. */

import type { Page, Request } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { LESSON_PAGES } from './pages.ts';

/** Bytes on the wire, compressed; of kilobytes of 1,000. */
const LIMIT = 100_000;
const LIMIT_SCRIPTS = 60_000;

interface Item {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** Counts the bodies of all answers, as they were sent. */
function scale(page: Page) {
  const pending = new Set<Request>();
  const done: Promise<Item>[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) pending.add(request);
  });
  page.on('requestfailed', (request) => pending.delete(request));
  page.on('requestfinished', (request) => {
    if (pending.delete(request)) done.push(weigh(request));
  });
  return {
    /** All that has come once nothing more is under way. */
    async items(): Promise<Item[]> {
      await page.waitForLoadState('networkidle');
      await expect.poll(() => pending.size, 'requests under way').toBe(0);
      return Promise.all(done);
    },
  };
}

async function weigh(request: Request): Promise<Item> {
  const { responseBodySize } = await request.sizes();
  return {
    path: new URL(request.url()).pathname,
    type: request.resourceType(),
    bytes: responseBodySize,
  };
}

const sum = (items: readonly Item[]) => items.reduce((total, item) => total + item.bytes, 0);

/** Brings each island into view, and waits until it has its code, where it takes it unasked. */
async function scrollThrough(page: Page) {
  const islands = await page.locator('astro-island').all();
  expect(islands.length, 'islands').toBeGreaterThan(0);
  for (const island of islands) {
    // The element itself has no box; what it holds does.
    await island.evaluate((element) => {
      (element.firstElementChild ?? element).scrollIntoView({ block: 'center' });
    });
    const waitsForUse = (await island.getAttribute('client')) === 'use';
    if (!waitsForUse) await expect(island).not.toHaveAttribute('ssr');
  }
  await page.keyboard.press('End');
}

function expectLight(items: readonly Item[], when: string) {
  const list = items
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ path, bytes }) => `${String(bytes).padStart(7)}  ${path}`)
    .join('\n');
  const scripts = items.filter((item) => item.type === 'script');
  expect.soft(sum(items), `all bytes ${when}:\n${list}`).toBeLessThanOrEqual(LIMIT);
  expect
    .soft(sum(scripts), `bytes of scripts ${when}:\n${list}`)
    .toBeLessThanOrEqual(LIMIT_SCRIPTS);
}

for (const address of [...LESSON_PAGES, '/playground/']) {
  test(`${address} weighs at most 100 kB, scripts at most 60`, async ({ page }) => {
    const weight = scale(page);
    await page.goto(address);
    const atTop = await weight.items();
    expect(atTop.length, 'requests seen').toBeGreaterThan(3);
    expectLight(atTop, 'at the top');
    await scrollThrough(page);
    const all = await weight.items();
    expectLight(all, 'after scrolling through');
    test.info().annotations.push({ type: 'weight', description: `${sum(atTop)} ${sum(all)}` });
  });
}

test('host and worker weigh at most 20 kB, and come with the first run', async ({ page }) => {
  const weight = scale(page);
  await page.goto('/embed/widget/wasi-run/?pace=all');
  await page.locator('astro-island:not([ssr])').waitFor();
  const hosts = async () =>
    (await weight.items()).filter(({ path }) => path.startsWith('/_astro/host.'));
  expect(await hosts()).toEqual([]);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('Hello, I am hello.wasm');
  const [host, ...more] = await hosts();
  expect(more).toEqual([]);
  // Less would be another file: the worker stands in it.
  expect(host?.bytes).toBeGreaterThan(10_000);
  expect(host?.bytes).toBeLessThanOrEqual(20_000);
});
