/** Memory and disk without limits: what the reader changes changes who is killed, and who waits. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/contention/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

test('without swap the database is killed, though the greedy program is to blame', async ({
  page,
}) => {
  await open(page);
  const said = page.getByRole('status').filter({ hasText: 'One request' });
  await expect(said).toContainText(
    'kills the database: its score is 500 of 1,000, and the next, the greedy program, has 400',
  );
  await expect(page.getByRole('figure').getByText('simulated').first()).toBeVisible();
});

test('with swap the greedy program dies instead, and the small one pays, by keyboard alone', async ({
  page,
}) => {
  await open(page);
  await page.getByLabel('Swap, GB').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  const said = page.getByRole('status').filter({ hasText: 'One request' });
  await expect(said).toContainText('kills the greedy program');
  await expect(said).not.toContainText('kills the database');
  await expect(said).toContainText('3.1 s at worst');
  await page.getByRole('combobox', { name: 'Disk' }).selectOption('SATA SSD');
  await expect(said).toContainText('7.6 ms at worst');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?swap=2&disk=ssd$/);
});

test('the words tell memory at each turn of events', async ({ page }) => {
  await open(page, '?swap=2');
  await page.getByText('In words', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: /^At 16\ss:/ })).toContainText(
    'database 2.0 GB, greedy program 1.6 GB, page cache 0.0 GB',
  );
  await expect(
    page.getByRole('row', { name: /small program waits for disk and swap/ }),
  ).toBeVisible();
});

test('no demand, no harm', async ({ page }) => {
  await open(page, '?growth=0');
  await expect(page.getByText('Nobody is killed, and nobody waits.').first()).toBeVisible();
});
