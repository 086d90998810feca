/** The figure that takes a module apart: by pointer, by keyboard, by link, with a reader's own file. */

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/module-explorer/';
const DIST = process.env.STRATA_DIST ?? 'dist';

async function open(page: Page, settings = ''): Promise<void> {
  await page.goto(FIGURE + settings);
  // A figure comes to life when its reader reaches it.
  await page.getByRole('combobox', { name: 'Module' }).focus();
  await page.locator('astro-island:not([ssr])').waitFor();
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Bytes' });
const text = (page: Page) => page.getByRole('listbox', { name: 'Text form' });
const outline = (page: Page) => page.getByRole('listbox', { name: 'Sections and their sizes' });
const chosenByte = (page: Page) => grid(page).getByRole('gridcell', { selected: true });
const chosenIn = (list: Locator) => list.getByRole('option', { selected: true });
const said = (page: Page) => page.getByRole('region', { name: 'The chosen byte' });

test('the arrow keys walk through the bytes, and text and sections follow', async ({ page }) => {
  await open(page);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosenByte(page)).toHaveAccessibleName(
    'Byte 8 of 214, hex 01, Type section: Number of the section: type',
  );
  await expect(chosenIn(text(page))).toHaveCount(0);
  await expect(chosenIn(outline(page))).toContainText('Type section');
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 11 of 214, hex 60, .*function type$/);
  await expect(chosenIn(text(page))).toContainText('(type (;0;) (func');
  await expect(chosenIn(outline(page))).toContainText('type 0');
  await page.keyboard.press('Control+End');
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 213 of 214/);
  await expect(chosenByte(page)).toBeInViewport();
  await expect(chosenIn(text(page))).toContainText('"20 + 22 = ??")');
  // On a phone the list itself may be further down the page.
  const list = await outline(page).boundingBox();
  const row = await chosenIn(outline(page)).boundingBox();
  expect(row?.y).toBeGreaterThan(list?.y ?? Infinity);
  expect(row?.y).toBeLessThan((list?.y ?? 0) + (list?.height ?? 0));
});

test('what has the focus is told by its active descendant', async ({ page }) => {
  await open(page);
  for (const box of [grid(page), text(page), outline(page)]) {
    await box.focus();
    await page.keyboard.press('ArrowDown');
    const id = (await box.getAttribute('aria-activedescendant')) ?? 'none';
    await expect(box.locator(`[id="${id}"]`)).toHaveAttribute('aria-selected', 'true');
  }
});

test('choosing a line of text or a section marks its bytes', async ({ page }) => {
  await open(page);
  await text(page).getByRole('option', { name: 'i32.add' }).first().click();
  await expect(chosenByte(page)).toHaveText('6a');
  await expect(said(page)).toContainText('It takes i32 and i32 from the stack and puts i32 on it.');
  await expect(chosenIn(outline(page))).toContainText('func 1 add');
  await outline(page)
    .getByRole('option', { name: /^Memory section/ })
    .click();
  await expect(said(page)).toContainText('Memory section');
  // The chosen byte, and the four others of the section.
  await expect(grid(page).locator('.of')).toHaveCount(4);
});

test('pointing at one view marks the same part in the others, and leaves no trace', async ({
  page,
}) => {
  await open(page);
  const line = text(page).getByRole('option', { name: '(export "memory" (memory 0))' });
  await line.hover();
  await expect(grid(page).locator('.on')).toHaveCount(9);
  await expect(outline(page).locator('.on')).toContainText('export memory');
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 /);
  await grid(page).getByRole('gridcell').nth(11).hover();
  await expect(text(page).locator('.on')).toContainText('(type (;0;)');
  await page.getByRole('combobox', { name: 'Module' }).hover();
  await expect(page.locator('.mx .on')).toHaveCount(0);
});

test('what it asks for and offers stands in words, and leads to the bytes', async ({ page }) => {
  await open(page);
  const asked = page.getByRole('region', { name: 'What it can ask for' });
  await expect(asked).toContainText('It can write to a file, or to its output.');
  await asked.getByRole('button', { name: 'fd_write' }).press('Enter');
  await expect(chosenIn(text(page))).toContainText('(import "wasi_snapshot_preview1" "fd_write"');
  await expect(page.getByRole('region', { name: 'What it offers' })).toContainText(
    'Where the program starts',
  );
});

test('a number of several bytes is explained', async ({ page }) => {
  await open(page, '?module=hello');
  await text(page).focus();
  await page.getByRole('combobox', { name: 'Module' }).hover();
  await text(page)
    .getByRole('option', { name: '(global (;0;) (mut i32) (i32.const 65536))' })
    .click();
  await grid(page).focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('A signed number in LEB128');
  await expect(said(page)).toContainText('is 65,536.');
  await expect(said(page)).toContainText('Each byte holds 7 bits of it');
});

test('a link brings module and byte back, and another module starts at its beginning', async ({
  page,
}) => {
  await open(page, '?module=hello&byte=5000');
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 5,000 of 13,/);
  await expect(chosenByte(page)).toBeInViewport();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?module=hello&byte=5000$/);
  await page.getByRole('combobox', { name: 'Module' }).selectOption('escape');
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 of 3,/);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 of 214/);
});

test('a byte beyond the end is said to be so', async ({ page }) => {
  await open(page, '?byte=9999');
  await expect(page.getByText('add.wasm ends with byte 213, which is chosen now.')).toBeVisible();
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 213 of 214/);
});

test('of a large module only what is near is drawn', async ({ page }) => {
  const { length } = await readFile(`${DIST}/modules/write-file.wasm`);
  const size = length.toLocaleString('en-GB');
  const last = (length - 1).toLocaleString('en-GB');
  await open(page, '?module=write-file');
  await expect(chosenByte(page)).toHaveAccessibleName(new RegExp(`^Byte 0 of ${size}`));
  await grid(page).focus();
  await page.keyboard.press('Control+End');
  await expect(chosenByte(page)).toHaveAccessibleName(new RegExp(`^Byte ${last} of ${size}`));
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(Math.ceil(length / 8)));
  expect(await grid(page).getByRole('row').count()).toBeLessThan(120);
  expect(await text(page).getByRole('option').count()).toBeLessThan(120);
  await page.keyboard.press('PageUp');
  await expect(chosenByte(page)).toBeInViewport();
});

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .getByLabel('Open a .wasm file')
    .setInputFiles({ name, mimeType: 'application/wasm', buffer });
}

test('a file of one’s own is taken apart, and closed again', async ({ page }) => {
  await open(page);
  await give(page, 'mine.wasm', await readFile(`${DIST}/modules/escape.wasm`));
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 of 3,/);
  await expect(page.getByText('mine.wasm, 3.')).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(chosenByte(page)).toHaveAccessibleName(/of 214/);
});

test('a file can be dropped on the figure', async ({ page }) => {
  await open(page);
  const bytes = [...(await readFile(`${DIST}/modules/escape.wasm`))];
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(given)], 'dropped.wasm'));
    return transfer;
  }, bytes);
  await grid(page).dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText('dropped.wasm, 3.')).toBeVisible();
});

const HEAD = [0, 0x61, 0x73, 0x6d];

test('what isn’t a module is named, its bytes are shown, and the next file works', async ({
  page,
}) => {
  await open(page);
  await give(page, 'notes.wasm', Buffer.from('only some text'));
  await expect(page.getByRole('alert')).toContainText(
    'notes.wasm: this is not a WebAssembly module',
  );
  await expect(page.getByRole('alert')).toContainText('Where: byte 0 of 14.');
  await expect(grid(page).getByRole('gridcell').first()).toHaveText('6f');
  await give(page, 'component.wasm', Buffer.from([...HEAD, 0x0d, 0, 1, 0]));
  await expect(page.getByRole('alert')).toContainText('a component, not a module');
  await give(page, 'empty.wasm', Buffer.from([]));
  await expect(page.getByRole('alert')).toContainText('The file is empty.');
  await give(page, 'huge.wasm', Buffer.alloc(3 * 1024 * 1024));
  await expect(page.getByRole('alert')).toContainText('too large to be taken apart');
  await give(page, 'good.wasm', await readFile(`${DIST}/modules/add.wasm`));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 of 214/);
});

test('of a module that ends too early, what was read is shown, and where it ends', async ({
  page,
}) => {
  await open(page);
  const whole = await readFile(`${DIST}/modules/add.wasm`);
  await give(page, 'half.wasm', whole.subarray(0, 150));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('half.wasm: the module ends too early');
  await expect(alert).toContainText('Where: byte 150 of 150.');
  await expect(text(page)).toContainText('(export "add" (func 1))');
  await alert.getByRole('button', { name: 'Show byte 149' }).click();
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 149 of 150/);
});

test('a module that doesn’t come is said to be missing, and can be asked for again', async ({
  page,
  allowError,
}) => {
  allowError(/modules\/burn\.wasm|404|ERR_FAILED/);
  await page.route('**/modules/burn.wasm', (route) => route.abort());
  await open(page);
  await page.getByRole('combobox', { name: 'Module' }).selectOption('burn');
  await expect(page.getByRole('alert')).toContainText('burn.wasm didn’t come');
  await expect(chosenByte(page)).toHaveAccessibleName(/of 214/);
  await page.unroute('**/modules/burn.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(chosenByte(page)).toHaveAccessibleName(/^Byte 0 of 13,/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the first module is all there: bytes, text, sections, words', async ({ page }) => {
    await page.goto(FIGURE);
    await expect(grid(page).getByRole('gridcell')).toHaveCount(214);
    await expect(text(page)).toContainText('i32.add');
    await expect(outline(page)).toContainText('Code section');
    await expect(page.locator('tr', { hasText: /^Code section.*73.*34/ })).toBeVisible();
    await expect(page.getByText('It can write to a file, or to its output.')).toBeVisible();
  });
});
