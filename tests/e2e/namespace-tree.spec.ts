/** The namespace figure: a switch changes what the program sees, and what the host sees of it. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/namespace-tree/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: 'unshare' });
const answer = (page: Page, name: RegExp) => page.getByRole('group', { name });
const preset = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('shows a container as one process with two numbers', async ({ page }) => {
  await open(page);
  await expect(said(page)).toContainText('2315 on the host, 1 inside');
  await expect(answer(page, /^hostname, inside/)).toContainText('box');
  await expect(answer(page, /^hostname, host/)).not.toContainText('box');
  const tree = page.getByRole('table', { name: /Every process/ });
  await expect(tree.getByRole('row', { name: /^sh / })).toHaveText(/sh\s*2315\s*1$/);
  await expect(tree.getByRole('row', { name: /sshd/ })).toContainText('not seen');
});

test('without the UTS namespace the host is renamed too, by keyboard', async ({ page }) => {
  await open(page);
  await page.getByRole('checkbox', { name: 'UTS namespace' }).press('Space');
  await expect(answer(page, /^hostname, host/)).toContainText('box');
  await expect(page.getByText('now the whole host has that name').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?uts=0$/);
});

test('without the mount namespace ps still lists the host', async ({ page }) => {
  await open(page);
  await preset(page, 'PID without mount').click();
  await expect(answer(page, /^ps .* inside/)).toContainText('systemd');
  await expect(page.getByText(/It is PID 1, but ps reads \/proc/).first()).toBeVisible();
});

test('one process has three numbers, and all end with their PID 1', async ({ page }) => {
  await open(page);
  await preset(page, 'PID in PID').click();
  const tree = page.getByRole('table', { name: /Every process/ });
  await expect(tree.getByRole('row', { name: /^sh / }).last()).toHaveText(/2318\s*4\s*1$/);
  await preset(page, 'PID 1 ends').click();
  await expect(said(page)).toContainText('the kernel has killed all that was in there');
  await expect(tree.getByRole('row', { name: /^(sh|sleep) / })).toHaveCount(0);
});

test('says why a map of users is refused, and keeps what was typed', async ({ page }) => {
  await open(page);
  await preset(page, 'Without root').click();
  await expect(answer(page, /^id .* inside/)).toContainText('root');
  const map = page.getByRole('textbox', { name: /uid_map/ });
  await map.fill('0 0 1');
  await expect(
    page.getByText(/one line may map one user: the writer itself/).first(),
  ).toBeVisible();
  await expect(answer(page, /^id .* inside/)).toContainText('65534');
  await map.fill('0 1000');
  await expect(
    page.getByText(/Invalid argument \(EINVAL\)\. Line 1 must be/).first(),
  ).toBeVisible();
  await expect(map).toHaveValue('0 1000');
});

test('a user without rights gets nothing without a user namespace', async ({ page }) => {
  await open(page);
  await preset(page, 'A user without rights').click();
  await expect(said(page)).toContainText('Operation not permitted (EPERM)');
});
