/** The memory figure: limits change who waits, what is dropped, and who is killed. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/memory-limit/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: /kill|wait/ });
const preset = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('kills the largest process at memory.max, and counts it', async ({ page }) => {
  await open(page);
  await expect(said(page)).toHaveText(
    /After 9\ss the group would need more than 200\sMiB.*the program 180\sMiB, the helper 20\sMiB\. The kernel kills the program/,
  );
  await expect(page.getByText(/oom 1\s+oom_kill 1\s+oom_group_kill 0/)).toBeVisible();
});

test('kills the whole group where it is told to, by keyboard', async ({ page }) => {
  await open(page);
  await page.getByRole('checkbox', { name: 'memory.oom.group' }).press('Space');
  await expect(said(page)).toContainText('The kernel kills the whole group');
  await expect(page.getByText(/oom 1\s+oom_kill 2\s+oom_group_kill 1/)).toBeVisible();
  await expect(preset(page, 'All or none')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?group=1$/);
});

test('memory.high slows down and kills nobody', async ({ page }) => {
  await open(page);
  await preset(page, 'memory.high instead').click();
  await expect(said(page)).toContainText('Nobody is killed. The program hasn’t all that it needs');
  await expect(said(page)).toContainText('the program is made to wait');
});

test('drops cached files before anybody is killed', async ({ page }) => {
  await open(page);
  await preset(page, 'Cache goes first').click();
  await expect(said(page)).toContainText('again from the disk');
  await expect(page.getByText(/oom 0\s+oom_kill 0/)).toBeVisible();
});

test('kills the largest, not who asked last', async ({ page }) => {
  await open(page);
  await preset(page, 'The wrong one').click();
  await expect(said(page)).toContainText('The kernel kills the helper');
});

test('tells a moment in words, and the slider moves a limit', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'memory.max' }).press('End');
  await expect(said(page)).toContainText('Nobody is killed.');
  const moment = page.getByRole('slider', { name: 'Look at a moment' });
  await moment.press('End');
  await expect(moment).toHaveAttribute('aria-valuetext', /^At 30\ss: program 400\sMiB/);
});

test('the files tell the moment that is looked at, the end at first', async ({ page }) => {
  await open(page);
  const moment = page.getByRole('slider', { name: 'Look at a moment' });
  await expect(moment).toHaveAttribute('aria-valuetext', /^At 30\ss: program 0\sMiB/);
  await moment.press('Home');
  await expect(page.getByText(/oom 0\s+oom_kill 0/)).toBeVisible();
  await moment.press('End');
  await expect(page.getByText(/oom 1\s+oom_kill 1/)).toBeVisible();
});
