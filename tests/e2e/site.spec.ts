/** The site as a visitor walks through it. */

import { expect, test } from './fixtures.ts';
import { builtAddresses, LESSON_PAGES, SITE_PAGES } from './pages.ts';

test('every built page is on the list that the other tests go through', async () => {
  const listed: readonly string[] = SITE_PAGES;
  expect((await builtAddresses()).filter((address) => !listed.includes(address))).toEqual([]);
});

test('from the landing page to the first lesson and on to the next', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'How a program came to share a computer',
  );
  await page.getByRole('link', { name: 'Start with the machine' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The machine');
  await page.getByRole('link', { name: /Lesson 2/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bare metal');
});

test('a press on the first screen runs a real module', async ({ page }) => {
  await page.goto('/');
  const figure = page.getByRole('figure').first();
  await expect(figure).toBeInViewport();
  await figure.getByRole('button', { name: /Run/ }).click();
  await expect(figure.getByText('measured', { exact: false }).first()).toBeVisible();
  await expect(figure.locator('.term')).toContainText('Hello');
});

test('the theme that a reader chooses stays on the next page', async ({ page }) => {
  await page.goto('/course/');
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Theme').selectOption('auto');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('search finds a lesson by a word in its text, with the keyboard alone', async ({ page }) => {
  await page.goto('/course/');
  await page.keyboard.press('/');
  const box = page.getByRole('dialog', { name: 'Search' });
  await box.getByRole('searchbox').fill('firmware');
  await expect(box.getByRole('link', { name: /The machine/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
});

test('an address that leads nowhere says so', async ({ page, allowError }) => {
  allowError(/404/);
  const answer = await page.goto('/no/such/page/', { waitUntil: 'load' });
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
});

for (const address of LESSON_PAGES) {
  test(`${address} fits its screen`, async ({ page }) => {
    await page.goto(address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
