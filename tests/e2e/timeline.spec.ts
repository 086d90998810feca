/** The timeline in the race's figure: by keyboard, by mouse, by touch, through time, and without movement. */

import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cold-start-race/';

/** A span of the container lane, which is there before anything has run. */
const span = (page: Page, name: string) =>
  page.getByRole('img', { name: new RegExp(`^container, ${name}: from`, 'u') });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const widthOf = async (element: Locator) => (await element.boundingBox())?.width ?? 0;
const leftOf = async (element: Locator) => (await element.boundingBox())?.x ?? 0;

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('it is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test.beforeEach(async ({ page }) => {
  await page.goto(ADDRESS);
  // A figure's code comes when its reader is about to use it.
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
});

test.describe('by keyboard', () => {
  test('one Tab stop, arrow keys go from span to span, each says its times', async ({ page }) => {
    await button(page, 'Zoom in').focus();
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    await expect(first).toHaveRole('img');
    await expect(first).toHaveAccessibleName(/^container, .*simulated$/u);

    await span(page, 'resolve').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator(':focus')).toHaveAccessibleName(
      /^container, pull: from .* to .*, took .*, simulated$/u,
    );
    await page.keyboard.press('ArrowUp');
    await expect(span(page, 'resolve')).toBeFocused();

    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).not.toHaveRole('img');
    await page.keyboard.press('Shift+Tab');
    await expect(span(page, 'resolve')).toBeFocused();
  });

  test('plus comes closer to the span, Shift and arrow pan, 0 shows all again', async ({
    page,
  }) => {
    const pull = span(page, 'pull');
    const before = await widthOf(pull);
    await pull.focus();
    await page.keyboard.press('+');
    await expect.poll(() => widthOf(pull)).toBeGreaterThan(before * 1.5);
    await expect(pull).toBeFocused();
    await expect(button(page, 'Show all')).toBeEnabled();

    const left = await leftOf(pull);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => leftOf(pull)).toBeLessThan(left - 10);

    await page.keyboard.press('0');
    await expect.poll(() => widthOf(pull)).toBeCloseTo(before, 0);
    await expect(button(page, 'Show all')).toBeDisabled();
    await expect(pull).toBeFocused();
  });
});

test('a span under the pointer shows its exact times; Escape puts them away', async ({ page }) => {
  const tip = page.locator('.tl-tip');
  await span(page, 'resolve').hover();
  await expect(tip).toContainText(/resolve.*from 0\sms to .*took .*simulated: /u);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
});

test('the linear scale shows what the log scale brings together', async ({ page }) => {
  const resolve = span(page, 'resolve');
  const onLog = await widthOf(resolve);
  await button(page, 'Linear').press('Enter');
  await expect(button(page, 'Linear')).toHaveAttribute('aria-pressed', 'true');
  await expect(button(page, 'Log')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => widthOf(resolve)).toBeLessThan(onLog / 2);
});

test('Ctrl and the wheel zoom under the pointer; the wheel alone scrolls the page', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone has no wheel');
  await page.setViewportSize({ width: 900, height: 400 });
  const resolve = span(page, 'resolve');
  await resolve.scrollIntoViewIfNeeded();
  const before = await widthOf(resolve);
  const { x, y } = await middleOf(resolve);
  await page.mouse.move(x, y);
  const scrolled = () => page.evaluate(() => window.scrollY);
  const top = await scrolled();

  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(button(page, 'Show all')).toBeEnabled();
  expect(await scrolled()).toBe(top);
  await button(page, 'Show all').click();
  await expect.poll(() => widthOf(resolve)).toBeCloseTo(before, 0);

  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  const here = await middleOf(page.locator('.tl-body'));
  await page.mouse.move(here.x, Math.min(here.y, 390));
  await page.mouse.wheel(0, 120);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await expect(button(page, 'Show all')).toBeDisabled();
});

test('a drag moves the window once it is closer', async ({ page, isMobile }) => {
  test.skip(isMobile, 'fingers have a test of their own');
  const pull = span(page, 'pull');
  await pull.focus();
  await page.keyboard.press('+');
  await expect(button(page, 'Show all')).toBeEnabled();
  await pull.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(page.getByRole('img', { name: /^container, / }).first());
  const left = await leftOf(pull);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.round(left - (await leftOf(pull)))).toBeGreaterThan(40);
});

test('a drag that was let go outside the figure is over', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no pointer that hovers');
  const pull = span(page, 'pull');
  await pull.focus();
  await page.keyboard.press('+');
  await expect(button(page, 'Show all')).toBeEnabled();
  await pull.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(page.getByRole('img', { name: /^container, / }).first());
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(1, 1);
  await page.mouse.up();
  const left = await leftOf(pull);
  await page.mouse.move(x - 60, y);
  await page.mouse.move(x - 120, y, { steps: 6 });
  await button(page, 'Zoom in').hover();
  expect(await leftOf(pull)).toBeCloseTo(left, 0);
});

test('two fingers zoom, and the page still scrolls under one', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'a desktop has no fingers');
  const body = page.locator('.tl-body');
  await body.scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(span(page, 'pull'));
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: xs.map((at, id) => ({ x: at, y, id })),
    });
  await touch('touchStart', x - 20, x + 20);
  for (let spread = 25; spread <= 60; spread += 5) await touch('touchMove', x - spread, x + spread);
  await touch('touchEnd');
  await expect(button(page, 'Show all')).toBeEnabled();
  await expect(body).toHaveCSS('touch-action', 'pan-y');
});

test('the knob is a time: the words follow it, and what is still to come is an outline', async ({
  page,
}) => {
  const knob = page.getByRole('slider', { name: 'Time' });
  await expect(knob).toHaveAttribute('aria-valuetext', /\d\s(ms|s)$/u);
  await knob.press('Home');
  await expect(knob).toHaveAttribute('aria-valuetext', /\d\s(µs|ns)$/u);
  await expect(page.locator('.tl-ghosts').first()).toBeVisible();
  await expect(page.locator('.tl-head')).toBeVisible();
});

test('next event steps through every end, and says it', async ({ page }) => {
  const said = page.locator('.tl').getByRole('status');
  await button(page, 'Next event').press('Enter');
  await expect(said).toHaveText(/container, resolve ends/u);
  await button(page, 'Next event').press('Enter');
  await expect(said).not.toHaveText(/container, resolve ends/u);
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute(
    'aria-valuetext',
    ((await said.textContent()) ?? '').split(':')[0] ?? '',
  );
});

test('play moves the playhead to the end, where everything is shown', async ({ page }) => {
  await button(page, 'Play').press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(page.locator('.tl-head')).toBeVisible();
  await expect(button(page, 'Play')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.tl-head')).toBeHidden();
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute(
    'aria-valuetext',
    /\d\ss$/u,
  );
});

test('nothing moves where reduced motion is asked for; time goes in steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(button(page, 'Play')).toBeHidden();
  await button(page, 'Next event').press('Enter');
  await expect(page.locator('.tl-head')).toBeVisible();
});

test('it fits its frame', async ({ page }) => {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
});
