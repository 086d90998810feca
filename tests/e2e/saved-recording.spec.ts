/** What one figure saves, another page opens; what isn't a recording is named. */

import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/saved-recording/';

test('opens what a figure has saved, and says that it was measured elsewhere', async ({ page }) => {
  await page.goto('/embed/widget/wasi-run/');
  const figure = page.getByRole('figure').first();
  await figure.getByRole('button', { name: 'Run', exact: true }).click();
  await figure.getByRole('button', { name: 'Save' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'As JSON' }).click(),
  ]);
  await page.goto(ADDRESS);
  await page.getByLabel('A recording, saved as JSON').setInputFiles(await download.path());
  await expect(page.locator('.badges')).toContainText('recorded in a browser');
  await expect(page.getByRole('img', { name: /compile/ }).first()).toBeVisible();
});

test('says what is wrong with a file that is none', async ({ page }) => {
  await page.goto(ADDRESS);
  const choose = page.getByLabel('A recording, saved as JSON');
  await choose.setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"a":1}'),
  });
  await expect(page.getByRole('alert')).toContainText('isn’t a recording of Strata');
  await choose.setInputFiles({
    name: 'b.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{{'),
  });
  await expect(page.getByRole('alert')).toContainText('isn’t JSON');
});
