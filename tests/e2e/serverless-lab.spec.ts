/** The serverless lab: a curve drawn by hand or by keyboard, four platforms that answer, and their bills. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/serverless-lab/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

function row(page: Page, platform: string, name = 'What became of the requests') {
  const table = page.getByRole('table', { name });
  return table.getByRole('row', { name: new RegExp(`^${platform}`) });
}

function said(page: Page) {
  return page.getByRole('status').filter({ hasText: 'requests in' });
}

test('a spike: the autoscaler of a Deployment is late, and callers give up', async ({ page }) => {
  await open(page);
  await expect(said(page)).toContainText('The longest wait is at the Deployment');
  await expect(row(page, 'Deployment')).toContainText('1,068');
  await expect(row(page, 'Lambda')).toContainText('152');
  const bill = page.getByRole('table', { name: 'The bill, if a whole month were like this' });
  await expect(bill.getByRole('row', { name: /^Always on/ })).toContainText('$12.26');
  await expect(
    page.getByText(/cost as much on Lambda as the machine at 12\smillion/),
  ).toBeVisible();
});

test('an example changes the curve, and the link brings it back', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Once an hour' }).click();
  await expect(said(page)).toContainText('requests in 24');
  await expect(row(page, 'Knative', 'How long they took, at most')).toContainText('2.1');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByLabel(/^Link/).inputValue();
  expect(link).toMatch(/curve=100\.100.*&peak=1&per=hour&length=day$/);
  await open(page, new URL(link).search);
  await expect(said(page)).toContainText('requests in 24');
  await expect(page.getByRole('button', { name: 'Once an hour' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('the curve is drawn by keyboard alone', async ({ page }) => {
  await open(page, '?curve=100');
  const before = await row(page, 'Always on').getByRole('cell').first().innerText();
  await page.getByRole('slider', { name: '0:00 to 0:25' }).focus();
  await page.keyboard.press('ArrowRight');
  const second = page.getByRole('slider', { name: '0:25 to 0:50' });
  await expect(second).toBeFocused();
  await page.keyboard.press('End');
  await expect(second).toHaveAttribute('aria-valuetext', '300 a second');
  await page.keyboard.press('ArrowDown');
  await expect(second).toHaveValue('95');
  await expect(row(page, 'Always on').getByRole('cell').first()).not.toHaveText(before);
  await page.getByLabel('Traffic from 0:25 to 0:50, % of the peak').fill('0');
  await page.keyboard.press('Tab');
  await expect(row(page, 'Always on').getByRole('cell').first()).toHaveText(before);
});

test('the curve is drawn with a pointer, column after column', async ({ page }) => {
  await open(page, '?curve=0');
  const paper = page.locator('.sl-paper');
  await paper.scrollIntoViewIfNeeded();
  const box = await paper.boundingBox();
  if (box === null) throw new Error('The curve isn’t drawn.');
  const at = (share: number) => box.x + box.width * share;
  await page.mouse.move(at(0.52), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at(0.73), box.y + box.height / 2, { steps: 2 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Spike' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/curve=(0\.){12}(50\.){6}(0\.){5}0$/);
});

test('environments kept ready, and pods that stay, end the waits and show on the bill', async ({
  page,
}) => {
  await open(page, '?provisioned=200&minpods=5');
  await expect(row(page, 'Lambda').getByRole('cell').nth(2)).toHaveText('0\u00A0%');
  const bill = page.getByRole('table', { name: 'The bill, if a whole month were like this' });
  await expect(bill.getByRole('row', { name: /^Environments kept ready/ })).toBeVisible();
});

test('an hour at a thousand requests a second leaves the page answering', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Steady load' }).click();
  await expect(said(page)).toContainText('144,');
  await page.getByRole('spinbutton', { name: 'Peak', exact: true }).fill('1000');
  await page.keyboard.press('Tab');
  await expect(page.getByText('calculating')).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByText(/^Knative: at most/)).toBeVisible();
  await expect(page.getByText('calculating')).toBeVisible();
  await expect(said(page)).toContainText('3,60', { timeout: 60_000 });
});

test('too much for a browser is lowered, and said', async ({ page }) => {
  await open(page, '?peak=1000&length=day');
  await expect(page.getByText('too much for one run in a browser')).toBeVisible();
});
