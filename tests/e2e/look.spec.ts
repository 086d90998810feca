/** What must hold at every size and in every medium: room for each word, nothing dead to press, paper that reads. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { LESSON_PAGES } from './pages.ts';

const PHONE = { width: 360, height: 740 };

/** The bottom edge of the section through the course. */
async function sectionEnds(page: Page): Promise<number> {
  const box = await page.locator('.section-wide').boundingBox();
  if (box === null) throw new Error('The section isn’t drawn.');
  return box.y + box.height;
}

test('a desktop’s first screen shows the section down to the hardware, also after a run', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'the section is a log on a phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/');
  const before = await sectionEnds(page);
  expect(before).toBeLessThanOrEqual(900);
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByText(/Hello, I am hello\.wasm/)).toBeVisible();
  expect(await sectionEnds(page)).toBe(before);
  const panel = await page.getByRole('figure').first().boundingBox();
  const stage = await page.locator('.stage-name', { hasText: 'WebAssembly' }).boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan(stage?.y ?? 0);
});

test('search opens in the middle of the screen', async ({ page }) => {
  await page.goto('/course/');
  await page.getByRole('button', { name: 'Search' }).click();
  const box = await page.getByRole('dialog', { name: 'Search' }).boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(Math.abs((box?.x ?? 0) * 2 + (box?.width ?? 0) - width)).toBeLessThan(20);
});

test('on a phone each mark of a prediction has its name and its time in one line above it', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto('/lessons/wasm-and-containers/');
  const rows = page.locator('.predict .on-axis');
  for (const name of ['the module', 'the container']) {
    const label = await rows.getByText(name, { exact: true }).boundingBox();
    const slider = await rows.getByLabel(name).boundingBox();
    const time = await rows.getByLabel(name).locator('+ output').boundingBox();
    expect(label?.x).toBe(slider?.x);
    expect(Math.abs((time?.y ?? 0) - (label?.y ?? -99))).toBeLessThan(4);
    expect(slider?.y).toBeGreaterThan(label?.y ?? Infinity);
  }
});

for (const address of LESSON_PAGES) {
  test(`${address}: tables in the text fit a phone`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto(address);
    const cut = await page
      .locator('.sl-markdown-content > table')
      .evaluateAll((tables) => tables.filter((t) => t.scrollWidth > t.clientWidth).length);
    expect(cut).toBe(0);
  });

  test(`${address}: on paper it is light, without what only works on a screen`, async ({
    page,
  }) => {
    await page.goto(address);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toHaveCount(0);
  });
}

test('paper is light where the reader chose the dark', async ({ page }) => {
  await page.goto('/course/');
  await page.evaluate(() => {
    localStorage.setItem('starlight-theme', 'dark');
  });
  await page.reload();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(21, 29, 30)');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const address of ['/', ...LESSON_PAGES]) {
    test(`${address} offers nothing that would do nothing`, async ({ page }) => {
      await page.goto(address);
      await expect(page.locator('main').getByRole('button')).toHaveCount(0);
      await expect(page.locator('main').getByRole('slider')).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Search' })).toHaveCount(0);
      await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
    });
  }
});
