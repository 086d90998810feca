/** Density: how many fit, the sum of articles, and what there is to patch. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/density/';

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

function row(page: Page, box: string) {
  return page.getByRole('table', { name: /^The fleet/ }).getByRole('row', { name: box });
}

test('ten guests of 1 GB are more than 10 GB', async ({ page }) => {
  await open(page);
  const said = page.getByRole('status').filter({ hasText: 'make 11' });
  await expect(said).toContainText(
    '10\u00A0VMs of 1\u00A0GB and the host’s own 1\u00A0GB make 11\u00A0GB',
  );
  await expect(said).toContainText(
    '55\u00A0VMs, 459\u00A0microVMs, 562\u00A0containers or 629\u00A0modules',
  );
  await expect(row(page, 'Full VMs')).toContainText('12.3');
});

test('a smaller program brings the boxes apart, by keyboard alone, and stands in the link', async ({
  page,
}) => {
  await open(page);
  const slider = page.getByRole('slider', { name: 'The program needs' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '1\u00A0MB');
  await expect(page.getByText(/57,\d{3}\smodules/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?program=1$/);
});

test('images make fewer things to patch, and what doesn’t fit is said', async ({ page }) => {
  await open(page, '?guests=100');
  await expect(row(page, 'Full VMs').getByRole('cell').nth(4)).toHaveText('101');
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByText(/100\sVMs need .* more than the machine has/)).toBeVisible();
  await page.getByRole('button', { name: 'Golden image' }).click();
  await expect(row(page, 'Full VMs').getByRole('cell').nth(4)).toHaveText('4');
});
