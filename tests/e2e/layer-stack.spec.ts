/** An image's layers: what a container writes never reaches them, and a change takes all above with it. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/layer-stack/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const merged = (page: Page) => page.getByRole('group', { name: 'What the container sees' });
const actions = (page: Page) => page.getByRole('group', { name: 'In the container' });

test('a deleted file stays in its layer under a whiteout, by keyboard alone', async ({ page }) => {
  await open(page);
  await merged(page).getByRole('button', { name: 'etc/passwd, from layer 1' }).press('Enter');
  await actions(page).getByRole('button', { name: 'Delete it' }).press('Enter');
  await expect(merged(page).getByRole('button', { name: /etc\/passwd/ })).toHaveCount(0);
  await expect(page.getByText('etc/.wh.passwd')).toBeVisible();
  await expect(actions(page)).toContainText('A whiteout of its name hides it');
  await page
    .getByRole('combobox', { name: 'Whiteouts as' })
    .selectOption({ label: 'overlayfs has them' });
  await expect(page.getByText('etc/passwd, device 0/0')).toBeVisible();
  await actions(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(merged(page).getByRole('button', { name: /etc\/passwd/ })).toHaveCount(1);
});

test('a change copies the whole file up, and the link brings it back', async ({ page }) => {
  await open(page);
  await merged(page).getByRole('button', { name: 'usr/bin/python3, from layer 2' }).click();
  await actions(page).getByRole('button', { name: 'Change it' }).click();
  const said = page.getByRole('status').filter({ hasText: 'The image has' });
  await expect(said).toContainText('6.6 MB of it copied up');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.goto(await page.getByLabel(/^Link/).inputValue());
  await page.getByRole('figure').hover();
  await expect(
    merged(page).getByRole('button', { name: 'usr/bin/python3, from the writable layer' }),
  ).toHaveAttribute('aria-pressed', 'true');
});

test('a new file is made, and one that is there is refused with what was typed kept', async ({
  page,
}) => {
  await open(page);
  await page.getByLabel('A new file').fill('etc/passwd');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(actions(page)).toContainText('etc/passwd is there already');
  await expect(page.getByLabel('A new file')).toHaveValue('etc/passwd');
  await page.getByLabel('A new file').fill('/tmp/x');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(
    merged(page).getByRole('button', { name: 'tmp/x, from the writable layer' }),
  ).toBeVisible();
});

test('what is deleted in a later layer is stored all the same', async ({ page }) => {
  await open(page);
  const said = page.getByRole('status').filter({ hasText: 'The image has' });
  await expect(said).toContainText(/28.MB can’t be seen any more/);
  await page.getByRole('button', { name: 'Delete in the same layer' }).click();
  await expect(said).toContainText('all of it can be seen');
});

test('the order of instructions decides what comes after a change', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Change your program' }).click();
  await expect(page.getByText(/^1 of 3 layers is built again/)).toBeVisible();
  const program = page.getByRole('row').filter({ hasText: 'pulled,' });
  const before = await program.getByRole('cell').first().textContent();
  expect(before).toMatch(/^[0-9a-f]{8} new$/);
  await page.getByRole('button', { name: 'The wrong order' }).click();
  await expect(page.getByText(/^2 of 3 layers are built again/)).toBeVisible();
});
