/** The figure that runs a module: by role and by keyboard. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/wasi-run/';

async function open(page: Page, settings = ''): Promise<void> {
  await page.goto(FIGURE + settings);
  // A figure comes to life when its reader reaches it.
  await page.getByRole('combobox', { name: 'Module' }).focus();
  await page.locator('astro-island:not([ssr])').waitFor();
}

const runButton = (page: Page) => page.getByRole('button', { name: /^Run/ });
const calls = (page: Page) =>
  page.getByRole('region', { name: 'Table of system calls' }).getByRole('row');

test('shows a module’s calls one by one, at the reader’s pace', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '?module=write-file');
  await runButton(page).focus();
  await page.keyboard.press('Enter');
  const next = page.getByRole('button', { name: 'Next call' });
  await expect(page.getByText('Call 1 of 16')).toBeVisible();
  await next.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(page.getByText('Call 3 of 16')).toBeVisible();
  await expect(calls(page)).toHaveCount(1 + 3);
  await page.getByRole('button', { name: 'All calls' }).press('Enter');
  await expect(page.getByText('16 system calls, all shown')).toBeVisible();
  await expect(calls(page)).toHaveCount(1 + 16);
});

test('plays the calls by itself where motion is welcome', async ({ page }) => {
  await open(page, '?module=write-file');
  await runButton(page).click();
  await expect(page.getByText('Call 3 of 16')).toBeVisible();
  await page.getByRole('button', { name: 'Pause the calls' }).click();
  await expect(page.getByRole('button', { name: 'Play the calls' })).toBeVisible();
});

test('tells how far down each call would go', async ({ page }) => {
  await open(page, '?module=write-file&pace=all');
  await runButton(page).click();
  const row = (name: string) => calls(page).filter({ hasText: `${name}(` });
  await expect(row('fd_sync')).toContainText('disk');
  await expect(row('path_open').first()).toContainText('CREAT|TRUNC');
  await expect(row('path_open').first()).toContainText('kernel');
  await expect(row('args_get')).toContainText('host');
  await expect(page.getByText('/notes.txt ("Written by a module.")')).toBeVisible();
});

test('takes the directory away, and the module can write nothing', async ({ page }) => {
  await open(page, '?module=write-file');
  await page.getByRole('checkbox', { name: 'Give it a directory' }).uncheck();
  await runButton(page).click();
  await expect(page.getByRole('log')).toContainText('the host gave me no directory');
  await expect(page.getByText('Ended with exit code 1').first()).toBeVisible();
});

test('gives the module the reader’s words, whatever their letters', async ({ page }) => {
  await open(page, '?module=write-file&pace=all');
  await page.getByRole('textbox', { name: 'Arguments' }).fill('Grüße-日本');
  await runButton(page).click();
  await expect(page.getByRole('log')).toHaveText('Wrote and read back 14 bytes.');
});

test('keeps the command beside its output when the settings change', async ({ page }) => {
  await open(page, '?pace=all');
  await page.getByRole('textbox', { name: 'Arguments' }).fill('one');
  await runButton(page).click();
  await expect(page.getByText(/^Ended with exit code 0/).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Arguments' }).fill('two');
  const terminal = page.getByRole('region', { name: 'Output of the module' });
  await expect(terminal).toContainText('hello.wasm one');
});

test('says where the code that runs modules doesn’t arrive, and can be run again', async ({
  page,
  allowError,
}) => {
  allowError(/Failed to load resource/);
  await open(page, '?pace=all');
  await page.route(/\/host\..*\.js$/, (route) => route.abort());
  await runButton(page).click();
  await expect(page.getByRole('alert')).toContainText('didn’t arrive');
  await expect(page.getByRole('button', { name: 'Run again' }).first()).toBeVisible();
});

test('names each refusal of a module that tries to leave', async ({ page }) => {
  await open(page, '?module=escape&pace=all');
  await runButton(page).click();
  const outside = calls(page).filter({ hasText: 'fd 3, "../../etc/passwd"' });
  await expect(outside).toContainText('NOTCAPABLE');
  await expect(outside).toContainText('kernel');
});

test('shows the source of the module that is chosen', async ({ page }) => {
  await open(page);
  const source = page.getByRole('region', { name: /^Source of/ });
  await expect(source).toContainText('Says what it is and what it was given');
  await page.getByRole('combobox', { name: 'Module' }).selectOption('Add');
  await expect(source).toContainText('i32.add');
});

test('puts a link right that asks for the impossible, and says so', async ({ page }) => {
  await open(page, '?module=nothing&memory=99999&colour=red');
  const problems = page.getByRole('status').filter({ hasText: 'This link asks' });
  await expect(problems).toContainText('“nothing”');
  await expect(problems).toContainText('1024');
  await expect(problems).toContainText('“colour”');
  await runButton(page).click();
  await expect(page.getByRole('log')).toContainText('Hello, I am hello.wasm');
});

test('can be read without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(FIGURE, baseURL).href);
  await expect(page.getByText('Prints one line: its name')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Source of hello' })).toContainText('int main');
  await context.close();
});
