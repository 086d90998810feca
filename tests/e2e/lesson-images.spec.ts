/** The lesson on images and runtimes, walked through from top to bottom as a learner would. */

import { expect, test } from './fixtures.ts';

test('predict, start cold and warm, find the order, delete a file, and compare', async ({
  page,
}) => {
  await page.goto('/lessons/images-and-runtimes/');
  const predict = page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await predict.getByRole('button', { name: 'Commit to this' }).click();

  const start = page.locator('figure#start');
  await start.scrollIntoViewIfNeeded();
  await start.getByRole('button', { name: 'Shared layers' }).click();
  await expect(start.getByText('2 of 3 layers')).toBeVisible();
  await expect(start.locator('.tl-guess')).toHaveCount(0);
  await start.getByRole('button', { name: 'Warm' }).click();
  await expect(start.locator('.tl-guess')).toHaveCount(1);
  const states = start.getByRole('group', { name: 'The runtime’s states' });
  await states.getByRole('button', { name: 'delete' }).click();
  await expect(states.getByRole('status')).toContainText('kill it first');
  for (const name of ['start', 'program ends', 'delete']) {
    await states.getByRole('button', { name }).click();
  }
  await expect(states.locator('[aria-current=step]')).toContainText('no container');

  const layers = page.locator('figure#layers');
  await layers.scrollIntoViewIfNeeded();
  await layers.getByRole('button', { name: 'Delete it' }).click();
  await expect(layers.getByText('etc/.wh.motd')).toBeVisible();
  await expect(layers).toContainText('Layer 4 holds one, hidden by a whiteout');

  const saw = page.locator('p', { hasText: 'With nothing on the machine you put the mark' });
  await saw.scrollIntoViewIfNeeded();
  await expect(saw).toContainText(/mark at 20\ss, with the image there at 2\ss/);
});
