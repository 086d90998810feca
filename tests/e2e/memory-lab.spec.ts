/** Mistakes in a real module's memory: by role, by keyboard, by link. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/memory-lab/';

async function open(page: Page, settings: string): Promise<void> {
  await page.goto(FIGURE + settings);
  // Settings in the link bring a figure to life at once.
  await page.locator('astro-island:not([ssr])').waitFor();
}

const note = (page: Page) => page.locator('.note').getByRole('status');

test('a name that is too long changes the neighbour, and the program believes it', async ({
  page,
}) => {
  await open(page, '?characters=7');
  await page.getByRole('button', { name: 'Run' }).press('Enter');
  await expect(note(page)).toContainText('They fit');
  await expect(page.getByRole('log')).toContainText('You may read, no more.');
  await page.getByRole('spinbutton', { name: 'Characters in the name' }).fill('9');
  await page.keyboard.press('Tab');
  await expect(note(page)).toContainText('is_admin went from 0 to 73');
  await expect(page.getByRole('log')).toContainText('Welcome, administrator.');
  await page.getByText('In words', { exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'is_admin' });
  await expect(row).toContainText('73: 49 00 00 00');
});

test('memory that was given back stays, and a leak ends at the maximum', async ({ page }) => {
  await open(page, '?part=leak&forgotten=0');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(note(page)).toContainText('the memory never shrinks');
  await page.getByRole('spinbutton', { name: 'Blocks forgotten' }).fill('8');
  await page.keyboard.press('Tab');
  await expect(note(page)).toContainText('It doesn’t prevent one');
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'refused' })).toHaveCount(1);
});

test('the last byte can be read, the next one can’t, in the engine’s own words', async ({
  page,
}) => {
  await open(page, '?part=edge&place=last');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('log')).toContainText('peek(131071) gave 0');
  await page.getByRole('combobox', { name: 'Byte to read' }).selectOption('past');
  await expect(page.getByRole('log')).toContainText('The engine said: memory access out of bounds');
  await expect(note(page)).toContainText('address 131,072 was a trap');
});

test('says so where the module can’t be fetched, and runs after that', async ({
  page,
  allowError,
}) => {
  allowError(/404/);
  await page.route('**/modules/memory-lab.wasm', (route) => route.fulfill({ status: 404 }));
  await open(page, '?part=edge');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toContainText(/There is no module at .*memory-lab\.wasm/);
  await page.unroute('**/modules/memory-lab.wasm');
  await page.getByRole('alert').getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByRole('log')).toContainText('The engine said');
});
