/** The same work in WebAssembly and in JavaScript: measured, stopped, read out. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/speed/';

async function open(page: Page, settings = '?rounds=5'): Promise<void> {
  await page.goto(FIGURE + settings);
  // Settings in the link bring a figure to life at once.
  await page.locator('astro-island:not([ssr])').waitFor();
}

for (const algorithm of ['sieve', 'matrix', 'mix']) {
  test(`${algorithm}: times both, and gives medians and quartiles`, async ({ page }) => {
    await open(page, `?rounds=5&algorithm=${algorithm}`);
    await page.getByRole('button', { name: 'Run' }).press('Enter');
    const note = page.locator('.note').getByRole('status');
    await expect(note).toContainText(
      /WebAssembly took .* and JavaScript .* All results were equal/,
    );
    await page.getByText('In words', { exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: 'round by round' })).toContainText('×');
    const each = page.getByRole('region', { name: 'Each round' }).getByRole('row');
    await expect(each).toHaveCount(1 + 5);
    await expect(page.getByText('here, 5 runs, median and quartiles')).toBeVisible();
  });
}

test('shows both sources of the algorithm that is chosen', async ({ page }) => {
  await open(page);
  const c = page.getByRole('region', { name: 'In C' });
  const script = page.getByRole('region', { name: 'In JavaScript' });
  await expect(c).toContainText('u32 sieve(u32 limit)');
  await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('mix');
  await expect(c).toContainText('u32 mix(u32 rounds)');
  await expect(script).toContainText('export function mix(rounds)');
});

test('stops in the middle, and runs again', async ({ page }) => {
  await open(page, '?rounds=200');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText(/^round [1-9]\d* of 200$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(page.getByText(/It was stopped after \d+ rounds?\./)).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Rounds' }).fill('5');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText('All results were equal.')).toBeVisible();
});

test('says so where the module can’t be fetched', async ({ page, allowError }) => {
  allowError(/404/);
  await page.route('**/modules/speed.wasm', (route) => route.fulfill({ status: 404 }));
  await open(page);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toContainText(/There is no module at .*speed\.wasm/);
  // What can't go on keeps no thread either.
  await expect.poll(() => page.workers()).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says what would be measured, beside both sources', async ({ page }) => {
    await page.goto(FIGURE);
    await expect(page.locator('.note').getByRole('status')).toContainText('counts the primes');
    await expect(page.getByRole('region', { name: 'In C' })).toContainText('sieve(');
    await expect(page.getByRole('region', { name: 'In JavaScript' })).toContainText('sieve(');
  });
});
