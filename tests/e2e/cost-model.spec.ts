/** The cost model answers to every figure, says where each comes from, and keeps what is typed. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cost-model/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

test('free hours of work turn the verdict round, by keyboard alone', async ({ page }) => {
  await open(page);
  const verdict = page.getByRole('status').filter({ hasText: 'Owning costs' });
  await expect(verdict).toContainText('Renting is $16.27 a month cheaper.');
  const rate = page.getByRole('textbox', { name: 'An hour of your work' });
  await rate.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0');
  await expect(verdict).toContainText('Owning is $13.73 a month cheaper.');
  await expect(page.getByText('has paid for itself after 6.3 months')).toBeVisible();
});

test('both bills stand in a table whose lines add up', async ({ page }) => {
  await open(page, '?rate=0');
  const table = page.getByRole('table', { name: 'What each costs' });
  await expect(table.getByRole('row', { name: /^Rented/ })).toContainText('$16.55');
  await expect(table.getByRole('row', { name: /^Instances/ })).toContainText('$12.26');
  await expect(table.getByRole('row', { name: /^Addresses/ })).toContainText('$3.65');
  await expect(table.getByRole('row', { name: /^Disks/ })).toContainText('$0.64');
});

test('each sourced figure names its source beside the field; the others say that they are yours', async ({
  page,
}) => {
  await open(page);
  const own = page.getByText('A machine of your own:');
  await own.focus();
  await page.keyboard.press('Enter');
  const power = page.getByRole('textbox', { name: 'Power when idle' });
  await expect(power).toHaveValue('3.1');
  await expect(power).toHaveAccessibleDescription(/Where from: Raspberry Pi documentation/);
  await expect(page.getByRole('textbox', { name: 'Price of one' })).toHaveAccessibleDescription(
    /Your figure: change it/,
  );
  await expect(
    page.getByRole('link', { name: /typical current of a Raspberry Pi 4B/ }),
  ).toHaveAttribute('href', /^https:\/\/www\.raspberrypi\.com\//);
});

test('a figure out of its limits stays as typed, and a sentence says what is counted', async ({
  page,
}) => {
  await open(page);
  const use = page.getByRole('textbox', { name: 'Needed for' });
  await use.fill('250');
  await expect(page.getByRole('alert')).toHaveText('It goes from 0 to 100: counted as 100.');
  await expect(use).toHaveValue('250');
  await use.fill('half');
  await expect(page.getByRole('alert')).toContainText('not a number');
  await expect(use).toHaveValue('half');
  await use.fill('8,5');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('row', { name: /^Instances/ })).toContainText('$1.04');
});

test('a link brings the figures back, and Reset the first ones', async ({ page }) => {
  await open(page, '?rate=0&machines=4');
  const rate = page.getByRole('textbox', { name: 'An hour of your work' });
  await expect(rate).toHaveValue('0');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?rate=0&machines=4$/);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(rate).toHaveValue('30');
});

test('four Pis: what they draw, and what that costs at another price of electricity', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Four Raspberry Pis' }).click();
  const power = page.getByRole('table', { name: /^Power of your 4 machines/ });
  await expect(power.getByRole('row', { name: /^idle all the time/ })).toContainText('12.4\u00A0W');
  await expect(power.getByRole('row', { name: /^busy all the time/ })).toContainText(
    '214\u00A0kWh',
  );
  await expect(power.getByRole('row', { name: /^busy all the time/ })).toContainText('$35.27');
  await page.getByText('A machine of your own:').click();
  await page.getByRole('textbox', { name: 'Electricity' }).fill('0.4');
  await expect(power.getByRole('row', { name: /^busy all the time/ })).toContainText('$85.50');
});
