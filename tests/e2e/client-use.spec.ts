/** Figures get their code when they are about to be used, and nothing pressed before is lost. */

import { expect, test } from './fixtures.ts';

const LESSON = '/lessons/wasm-and-containers/';

test('reading a lesson to its end fetches no code of its figures', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto(LESSON);
  await page.getByRole('heading', { name: 'For instructors' }).scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((path) => /ColdStartRace|WasiRun/.test(path))).toEqual([]);
});

test('the first press of a button counts, though the code comes with it', async ({ page }) => {
  await page.route(/ColdStartRace.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto(LESSON);
  const race = page.locator('#race');
  await race.getByRole('button', { name: /^Run/ }).dispatchEvent('pointerover');
  await race.getByRole('button', { name: /^Run/ }).dispatchEvent('click');
  await expect(race.locator('.badges')).toContainText('measured');
});

test('a choice made before the code came is kept', async ({ page }) => {
  await page.route(/ColdStartRace.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto(LESSON);
  const race = page.locator('#race');
  await race.getByLabel('Image cache').selectOption('warm');
  await expect(race.getByText('pull', { exact: true })).toHaveCount(0);
  await expect(race.getByLabel('Image cache')).toHaveValue('warm');
});

test('a line chosen before the code came is chosen', async ({ page }) => {
  await page.route(/ModuleExplorer.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/lessons/webassembly/');
  const line = page.locator('#bytes').getByRole('option', { name: /^Import section/ });
  await line.click();
  await expect(line).toHaveAttribute('aria-selected', 'true');
});

test('an answer chosen and checked before the code came is judged', async ({ page }) => {
  await page.route(/Quiz.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/lessons/webassembly/');
  const question = page.locator('.quiz').getByRole('group').first();
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toBeVisible();
});

test('a line typed and sent with Enter before the code came is taken', async ({ page }) => {
  await page.route(/CapabilityLab.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/embed/widget/capability-lab/');
  const name = page.getByRole('textbox', { name: 'New file' });
  await name.fill('a.txt');
  await name.press('Enter');
  await expect(page.getByText('a.txt is there, empty.')).toBeVisible();
});

test('a key pressed while earlier ones are done again comes after them', async ({ page }) => {
  await page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    // What the code catches up with takes long, as on a busy machine.
    Object.defineProperty(window, 'setTimeout', {
      value: (act: () => void, after = 0) => later(act, after === 0 ? 500 : after),
    });
  });
  await page.goto('/embed/widget/capability-lab/');
  const name = page.getByRole('textbox', { name: 'New file' });
  const hydrated = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        document.addEventListener('astro:hydrate', () => resolve(), { once: true, capture: true });
      }),
  );
  await name.fill('a.txt');
  await hydrated;
  await name.press('Enter');
  await expect(page.getByText('a.txt is there, empty.')).toBeVisible();
});

test('lines typed before the code came are kept', async ({ page }) => {
  await page.route(/CapabilityLab.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/embed/widget/capability-lab/?module=look-around');
  const given = page.getByRole('textbox', { name: 'Environment' });
  await given.fill('WHO=Ada');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByRole('group', { name: 'Console' })).toContainText('WHO=Ada');
});

test('a link with settings brings its figure to life at once', async ({ page }) => {
  await page.goto(`${LESSON}?race.cache=warm#race`);
  await expect(page.locator('#race').getByLabel('Image cache')).toHaveValue('warm');
});

test('a press made before the code came runs what the link asks for', async ({ page }) => {
  await page.route(/WasiRun.*\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/embed/widget/wasi-run/?module=write-file&pace=all');
  await page.getByRole('button', { name: /^Run/ }).dispatchEvent('click');
  await expect(page.getByText('/notes.txt ("Written by a module.")')).toBeVisible();
});

test('says so where the code of a figure doesn’t arrive, and tries again at a press', async ({
  page,
  allowError,
}) => {
  allowError(/ColdStartRace|Failed to load resource|Failed to fetch/);
  const code = /ColdStartRace.*\.js/;
  await page.route(code, (route) => route.abort());
  await page.goto(LESSON);
  const run = page.locator('#race').getByRole('button', { name: /^Run/ });
  await run.click();
  await expect(page.getByText('The code of this figure didn’t arrive')).toBeVisible();
  await page.unroute(code);
  await run.click();
  await expect(page.locator('#race .badges')).toContainText('measured');
  await expect(page.getByText('The code of this figure didn’t arrive')).toBeHidden();
});
