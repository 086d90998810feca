/** The noisy neighbour: real modules on real threads, by role and by keyboard. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/noisy-neighbour/';
/** Little work: what is tested is that it is measured, not how long it takes here. */
const SHORT = '?runs=3&primes=100000';

async function open(page: Page, settings = SHORT): Promise<void> {
  await page.goto(FIGURE + settings);
  // Settings in the link bring a figure to life at once.
  await page.locator('astro-island:not([ssr])').waitFor();
}

test('measures a module alone and beside a neighbour', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Run' }).press('Enter');
  await expect(
    page.getByText(/Alone one run takes .* beside 1 neighbour .* as long/),
  ).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  const rows = page.locator('details.words').first().getByRole('row');
  await expect(rows.filter({ hasText: 'measured: here, 3 runs, median' })).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'Each run' }).getByRole('row')).toHaveCount(1 + 3);
  await expect(page.getByRole('button', { name: 'Run again' })).toBeEnabled();
});

test('has as many neighbours as the reader asks for', async ({ page }) => {
  await open(page);
  const threads = page.getByRole('list', { name: 'Threads' }).getByRole('listitem');
  await expect(threads).toHaveCount(2);
  await page.getByRole('spinbutton', { name: 'Neighbours' }).fill('3');
  await page.keyboard.press('Tab');
  await expect(threads).toHaveCount(4);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/beside 3 neighbours .* as long/)).toBeVisible();
});

test('offers one neighbour for each core', async ({ page }) => {
  await open(page, '?neighbours=16');
  const cores = Math.min(16, await page.evaluate(() => navigator.hardwareConcurrency));
  await page.getByRole('button', { name: `As many as cores (${String(cores)})` }).click();
  await expect(page.getByRole('spinbutton', { name: 'Neighbours' })).toHaveValue(String(cores));
});

test('stops in the middle, and runs again', async ({ page }) => {
  await open(page, '?runs=50&primes=1000000');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/alone, [1-9]\d* of 50 runs/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(page.getByText('It was stopped before it had all its runs.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Runs each' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Count primes below' }).fill('50000');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/as long \(/)).toBeVisible();
});

test('says so where the module can’t be fetched, and runs again after it', async ({
  page,
  allowError,
}) => {
  allowError(/404/);
  await page.route('**/modules/burn.wasm', (route) => route.fulfill({ status: 404, body: 'no' }));
  await open(page);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toContainText(/There is no module at .*burn\.wasm/);
  await page.unroute('**/modules/burn.wasm');
  await page.getByRole('alert').getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByText(/as long \(/)).toBeVisible();
});

test('brings absurd settings back to what is possible, and says so', async ({ page }) => {
  await open(page, '?neighbours=-7&runs=1e9');
  await expect(page.getByRole('status').filter({ hasText: 'This link asks' })).toContainText('-7');
  await expect(page.getByRole('spinbutton', { name: 'Neighbours' })).toHaveValue('1');
  await expect(page.getByRole('spinbutton', { name: 'Runs each' })).toHaveValue('50');
});
