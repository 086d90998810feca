/** Every page can be read with JavaScript off: text, first frames, diagrams, the right answers. */

import { expect, test } from './fixtures.ts';
import { EMBED_PAGES, LESSON_PAGES, SITE_PAGES } from './pages.ts';

test.use({ javaScriptEnabled: false });

for (const address of SITE_PAGES) {
  test(`${address} shows its text`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(100);
  });
}

for (const address of LESSON_PAGES) {
  test(`${address} shows its figures, its diagram and its answers`, async ({ page }) => {
    await page.goto(address);
    const figures = page.locator('figure.sheet');
    expect(await figures.count()).toBeGreaterThan(0);
    for (const figure of await figures.all()) await expect(figure.locator('.view')).toBeVisible();
    await expect(page.locator('figure.diagram svg').first()).toBeVisible();
    await expect(page.getByText('These are the right answers')).toBeVisible();
  });
}

for (const address of EMBED_PAGES) {
  test(`${address} shows its first frame`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('figure.sheet .view')).toBeVisible();
    await expect(page.getByText('Without JavaScript you see')).toBeVisible();
    expect((await page.locator('figure.sheet').innerText()).length).toBeGreaterThan(60);
  });
}

test('the system’s theme holds', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/course/');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(247, 248, 246)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(17, 23, 24)');
});
