/** The path of a read: settings change what each layer does, and the firmware’s lane stays empty. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/storage-path/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const sum = (page: Page) => page.getByRole('status').filter({ hasText: 'in all' });
const field = (page: Page, name: string) => page.getByRole('combobox', { name });

/** Chooses as a keyboard does: focus, then the first letters of the option. */
async function choose(page: Page, name: string, letters: string): Promise<void> {
  await field(page, name).focus();
  await page.keyboard.type(letters);
}

async function lanesInWords(page: Page): Promise<readonly string[]> {
  await page.getByText('In words', { exact: true }).press('Enter');
  const cells = await page
    .locator('.words')
    .first()
    .locator('tbody tr td:first-child')
    .allInnerTexts();
  return [...new Set(cells)];
}

test('shows a read from the SSD, with nothing for the firmware to do', async ({ page }) => {
  await open(page);
  await expect(sum(page)).toHaveText(
    /93\sµs in all: program 140\sns, kernel 8\sµs, firmware nothing, device 85\sµs/,
  );
  expect(await lanesInWords(page)).toEqual(['program', 'kernel', 'device']);
});

test('needs no device once the page is in the cache', async ({ page }) => {
  await open(page);
  await choose(page, 'The page is', 'in');
  await expect(sum(page)).toContainText('device nothing');
  expect(await lanesInWords(page)).toEqual(['program', 'kernel']);
});

test('takes 12 ms from a hard disk, of which the kernel has no more than before', async ({
  page,
}) => {
  await open(page);
  await choose(page, 'Device', 'hard');
  await expect(sum(page)).toHaveText(/12\sms in all:.*kernel 8\.9\sµs.*device 12\sms/);
});

test('offers only settings that matter for the operation', async ({ page }) => {
  await open(page);
  await choose(page, 'Operation', 'write');
  await expect(sum(page)).toContainText('device nothing');
  await expect(field(page, 'The page is')).toHaveCount(0);
  await expect(field(page, 'Device')).toHaveCount(0);
});

test('has the firmware read only while the PC boots', async ({ page }) => {
  await open(page, '?operation=boot');
  await expect(sum(page)).toHaveText(/firmware 13\ss/);
  await expect(page.getByRole('group', { name: 'One read, layer by layer' })).toContainText(
    'hands over',
  );
});

test('goes through the spans by arrow keys and says their times', async ({ page }) => {
  await open(page);
  const first = page.getByRole('img', { name: /^program, call read\(\)/ });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^kernel/);
});

test('draws other times for another seed, and goes back on reset', async ({ page }) => {
  await open(page);
  const usual = await sum(page).innerText();
  await page.getByText('More settings').press('Enter');
  const draw = page.getByRole('spinbutton', { name: 'Draw' });
  await draw.fill('7');
  await draw.press('Tab');
  await expect(sum(page)).not.toHaveText(usual);
  await page.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect(sum(page)).toHaveText(usual);
});

test('says what is wrong with a link, and shows the figure all the same', async ({ page }) => {
  await open(page, '?device=tape&repeats=1000000&colour=red');
  const problems = page.getByRole('status').filter({ hasText: 'isn’t possible' });
  await expect(problems).toContainText('Device can’t be “tape”');
  await expect(problems).toContainText('How often goes from 1 to 20');
  await expect(problems).toContainText('There is no setting “colour”');
  await expect(sum(page)).toContainText('device 85');
});

test('names the source of each time that it rests on, and of no other', async ({ page }) => {
  await open(page, '?operation=write-fsync&device=sata-ssd');
  await page.getByText('Where these figures come from').press('Enter');
  const table = page.getByRole('table', { name: 'Times and sources' });
  await expect(table.getByRole('row', { name: /file system/ })).toContainText('XRP');
  await expect(table.getByRole('row', { name: /SATA SSD, flush/ })).toContainText('about');
  await expect(table.getByRole('rowheader', { name: /NVMe|hard disk/ })).toHaveCount(0);
});
