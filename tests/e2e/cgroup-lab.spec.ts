/** The lab of control groups: commands are answered as a kernel would, while they are typed. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cgroup-lab/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const answers = (page: Page) => page.getByRole('group', { name: 'Commands and answers' });
const preset = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('stops a fork bomb at pids.max', async ({ page }) => {
  await open(page);
  await expect(answers(page)).toContainText('bash: fork: retry: Resource temporarily unavailable');
  await expect(answers(page)).toContainText('After 9 forks: pids.max of /box is reached.');
  await expect(page.getByRole('row', { name: /^\/box/ })).toContainText('pids.max 10');
});

test('shows that a group alone limits nothing', async ({ page }) => {
  await open(page);
  await preset(page, 'A group without a limit').click();
  await expect(answers(page)).toContainText('Nothing stops it');
});

test('refuses processes in a group that hands memory on', async ({ page }) => {
  await open(page);
  await preset(page, 'No internal processes').press('Enter');
  await expect(answers(page)).toContainText('bash: echo: write error: Device or resource busy');
});

test('answers what is typed, keeps it, and gives it a link', async ({ page }) => {
  await open(page);
  const script = page.getByRole('textbox', { name: /^Commands in/ });
  await script.fill('mkdir a\nmkdir a\nformat c:\necho 7 > a/pids.max');
  await expect(answers(page)).toContainText("mkdir: cannot create directory 'a': File exists");
  await expect(answers(page)).toContainText('sh: format: command not found');
  await expect(answers(page)).toContainText('bash: a/pids.max: Permission denied');
  await expect(page.getByText('4 commands, 3 refused.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/script=mkdir\+a%0Amkdir\+a/);
  await expect(script).toHaveValue(/format c:/);
});
