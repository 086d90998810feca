/** A container's start: what the machine has decides what is pulled; the runtime refuses what is wrong. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/container-start/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: 'until your program' });

test('cold, shared and warm pull three layers, two and none', async ({ page }) => {
  await open(page);
  await expect(page.getByText('3 of 3 layers')).toBeVisible();
  await expect(said(page)).toContainText('for the image');
  await page.getByRole('button', { name: 'Shared layers' }).click();
  await expect(page.getByText('2 of 3 layers')).toBeVisible();
  await page.getByRole('button', { name: 'Warm' }).click();
  await expect(page.getByText('No layer is pulled.')).toBeVisible();
  await expect(said(page)).not.toContainText('for the image');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?present=self$/);
});

test('a phase is read with the keyboard alone', async ({ page }) => {
  await open(page, '?engine=none&application=static');
  const timeline = page.getByRole('group', { name: 'What docker run does' });
  const create = timeline.getByRole('img', { name: /^runc, create: from/ });
  await create.focus();
  await expect(page.locator('.tl-tip')).toContainText('moves in with pivot_root');
});

test('the runtime refuses a wrong operation and says why, and the link brings it back', async ({
  page,
}) => {
  await open(page);
  const states = page.getByRole('group', { name: 'The runtime’s states' });
  await states.getByRole('button', { name: 'delete' }).press('Enter');
  await expect(states.getByRole('status')).toContainText('kill it first');
  await states.getByRole('button', { name: 'start' }).press('Enter');
  await states.getByRole('button', { name: 'kill' }).press('Enter');
  await expect(states.locator('[aria-current=step]')).toContainText('stopped');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByLabel(/^Link/).inputValue();
  await page.goto(link);
  await page.getByRole('figure').hover();
  await expect(states.locator('[aria-current=step]')).toContainText('stopped');
});

test('a failing hook takes the container down before the program runs', async ({ page }) => {
  await open(page, '?operations=create,start&hook=startContainer');
  const states = page.getByRole('group', { name: 'The runtime’s states' });
  await expect(states.getByRole('status')).toContainText('stops the container and destroys it');
  await expect(states.getByRole('status')).not.toContainText('your program');
});

test('a container outlives dockerd with live restore, and not without', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'While it runs' }).selectOption('Restart dockerd');
  await expect(page.getByText('Restart dockerd: your program ends.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Live restore' }).check();
  await expect(page.getByText('Restart dockerd: your program runs on.')).toBeVisible();
});

test('an operation that doesn’t exist is named, and the others are done', async ({ page }) => {
  await open(page, '?operations=create,reboot,start');
  await expect(page.getByText('no operation “reboot”')).toBeVisible();
  const states = page.getByRole('group', { name: 'The runtime’s states' });
  await expect(states.locator('[aria-current=step]')).toContainText('running');
});

test('the messages go from the command to the runtime, and a runtime alone is told nothing', async ({
  page,
}) => {
  await open(page, '?present=self');
  await page.getByText('Who asks whom').focus();
  await page.keyboard.press('Enter');
  const messages = page.locator('.cs-messages').getByRole('listitem');
  await expect(messages).toHaveCount(9);
  await expect(messages.first()).toContainText('POST /containers/create');
  await expect(messages.last()).toContainText('runc start');
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('the runtime alone');
  await expect(page.getByText('Who asks whom')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Image' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cold' }).click();
  await expect(page.getByRole('combobox', { name: 'Engine' })).toHaveValue('docker');
});
