/** The port figure: how containers are started decides where a request ends. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/port-forward/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const end = (page: Page) => page.getByRole('status').filter({ hasText: /answers|Refused|Lost/ });
const steps = (page: Page) => page.locator('.view').getByRole('listitem');
const started = (page: Page) => page.getByRole('group', { name: 'How the programs were started' });
const preset = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('leads a request through DNAT, bridge and veth pair', async ({ page }) => {
  await open(page);
  await expect(end(page)).toHaveText('web-1 answers, in step 6.');
  await expect(steps(page)).toHaveCount(6);
  await expect(steps(page).nth(2)).toContainText('192.168.1.10:8080 becomes 172.17.0.2:80');
});

test('goes through the steps by keyboard', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'From the start' }).press('Enter');
  const now = page.getByRole('status').filter({ hasText: /^Step/ });
  await expect(now).toHaveText('Step 1 of 6: a request');
  await page.getByRole('button', { name: 'Next step' }).press('Enter');
  await page.getByRole('button', { name: 'Next step' }).press('Enter');
  await expect(now).toHaveText('Step 3 of 6: DNAT');
  await expect(page.locator('[aria-current="step"]')).toContainText('host: DNAT');
  await page.getByRole('button', { name: 'Step back' }).press('Enter');
  await expect(now).toHaveText('Step 2 of 6: eth0');
});

test('says a clash in the engine’s words', async ({ page }) => {
  await open(page);
  await preset(page, 'One host port twice').click();
  await expect(started(page)).toContainText(
    'Bind for 0.0.0.0:8080 failed: port is already allocated',
  );
  await preset(page, 'Taken by the host').click();
  await expect(started(page)).toContainText('172.17.0.2:80/tcp: address already in use');
  await preset(page, 'Host network').click();
  await expect(started(page)).toContainText('98: Address already in use');
});

test('localhost is another place for each asker', async ({ page }) => {
  await open(page);
  await preset(page, 'localhost on the host').click();
  await expect(steps(page).filter({ hasText: 'docker-proxy' }).first()).toBeVisible();
  await expect(end(page)).toContainText('web-1 answers');
  await page.getByRole('combobox', { name: 'Request from' }).selectOption('inside web-1');
  await expect(end(page)).toContainText('Refused in step 2');
  await page.getByRole('spinbutton', { name: 'port', exact: true }).fill('80');
  await page.keyboard.press('Tab');
  await expect(end(page)).toHaveText('web-1 answers, in step 2.');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?from=web-1&to=localhost&port=80$/);
});

test('says what is wrong with a link', async ({ page }) => {
  await open(page, '?from=mars&port1=70000');
  const problems = page.getByRole('status').filter({ hasText: 'isn’t possible' });
  await expect(problems).toContainText('Request from can’t be “mars”');
  await expect(problems).toContainText('web-1: host port goes from 0 to 65535');
});
