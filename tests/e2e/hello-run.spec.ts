/** The run on the landing page: one press, one real run, beside a container that is simulated. */

import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('shows a simulated container and an empty bar before the press', async ({ page }) => {
  await expect(page.getByRole('definition').first()).toHaveText('not run yet');
  await expect(page.getByRole('definition').last()).toHaveText('3.8\u00A0s');
  await expect(page.getByText(/^simulated/)).toBeVisible();
  await expect(page.getByText(/^measured/)).toHaveCount(0);
});

test('runs the module at a press, and again', async ({ page }) => {
  await page.getByRole('button', { name: 'Run it' }).press('Enter');
  await expect(page.getByText(/Hello, I am hello\.wasm/)).toBeVisible();
  await expect(page.getByText('measured here, 1 run')).toBeVisible();
  await expect(page.getByRole('definition').first()).toHaveText(/\d\s(µs|ms|s)$/);
  await expect(page.getByRole('button', { name: 'Run it again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Hello, I am hello\.wasm/)).toBeVisible();
});
