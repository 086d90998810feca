/** A real control plane's run beside the model's. */

import { expect, test } from './fixtures.ts';

const PAGE = '/embed/widget/recorded-cluster/';

test('both lanes and the states at rest are there, for another recording too', async ({ page }) => {
  await page.goto(PAGE);
  await expect(page.locator('.badges')).toContainText('recorded');
  await expect(page.locator('.badges')).toContainText('simulated');
  const rests = page.getByRole('group', { name: 'States at rest' });
  await expect(rests.getByRole('row').last()).toContainText('web-rs1: 4 ready');
  await page.getByLabel('Recording').selectOption('a StatefulSet, in its order');
  await expect(rests.getByRole('row').last()).toContainText('db: 1 ready');
  await expect(rests).not.toContainText('never');
});

test('a link brings its recording', async ({ page }) => {
  await page.goto(`${PAGE}?run=06-node-crash-defaults`);
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByRole('cell', { name: 'pi1 silent' })).toHaveCount(2);
});
