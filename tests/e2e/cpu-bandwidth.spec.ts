/** The CPU figure: presets and sliders change who runs, who is throttled, and how long a request takes. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cpu-bandwidth/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: 'on average' });

test('shows a request that is throttled though its group stays below the limit', async ({
  page,
}) => {
  await open(page);
  await expect(said(page)).toHaveText(
    /web uses 0\.48 CPUs on average; its limit is 1 CPU\. It is throttled in 3 of 6 periods.*slowest request takes 110\sms, 88\sms of it throttled/,
  );
  await expect(page.getByText(/nr_throttled 3\s+throttled_usec 2100000/)).toBeVisible();
});

test('a burst lets later requests through, by keyboard', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Burst' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Burst' })).toHaveAttribute('aria-pressed', 'true');
  await expect(said(page)).toContainText('throttled in 1 of 4 periods');
  await expect(page.getByText(/nr_bursts 2\s+burst_usec 120000/)).toBeVisible();
});

test('a slider moved to its end takes the limit away, and the link says so', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'web: quota' }).press('End');
  await expect(said(page)).toContainText('It is never throttled. Its slowest request takes 20 ms.');
  await expect(page.getByText('Your own settings.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?quota=0$/);
});

test('a weight shares what several want, and says nothing where one is alone', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Weight', exact: true }).click();
  await expect(said(page)).toContainText('web uses 1.5 CPUs');
  await expect(said(page)).toContainText('batch uses 0.5 CPUs');
  await page.getByRole('button', { name: 'Weight without a rival' }).click();
  await expect(said(page)).toContainText('web uses 2 CPUs');
});

test('a moment is told in words', async ({ page }) => {
  await open(page);
  const moment = page.getByRole('slider', { name: 'Look at a moment' });
  await moment.press('ArrowRight');
  await expect(moment).toHaveAttribute('aria-valuetext', /^At 13\sms: web is throttled\.$/);
});

test('says what is wrong with a link', async ({ page }) => {
  await open(page, '?quota=lots&period=5000');
  const problems = page.getByRole('status').filter({ hasText: 'isn’t possible' });
  await expect(problems).toContainText('web: quota has to be a number');
  await expect(problems).toContainText('web: period goes from 1 ms to 1000 ms');
});
