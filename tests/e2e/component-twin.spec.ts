/** One program as a module of preview 1 and as a component of 0.2: same output, both traces. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/component-twin/';

async function open(page: Page, settings = '?rounds=3'): Promise<void> {
  await page.goto(FIGURE + settings);
  // Settings in the link bring a figure to life at once.
  await page.locator('astro-island:not([ssr])').waitFor();
}

const output = (page: Page, name: string) => page.getByRole('log', { name: `Output, ${name}` });
const calls = (page: Page, name: string) =>
  page.getByRole('region', { name: `Calls, ${name}` }).getByRole('listitem');
const MODULE = 'as a module of preview 1';
const COMPONENT = 'as a component of 0.2';

test('both print the same, and each shows its own calls', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => path.startsWith('/components/'))).toEqual([]);
  await page.getByRole('button', { name: 'Run both' }).press('Enter');
  await expect(page.getByText('Both printed the same and left the same files.')).toBeVisible();
  await expect(output(page, MODULE)).toContainText('Wrote and read back 20 bytes.');
  await expect(output(page, MODULE)).toContainText('exit code 0');
  await expect(output(page, COMPONENT)).toContainText('Wrote and read back 20 bytes.');
  await expect(output(page, COMPONENT)).toContainText('run gave ok');
  await expect(calls(page, MODULE).filter({ hasText: 'path_open' })).toHaveCount(2);
  const opened = calls(page, COMPONENT).filter({ hasText: 'descriptor.open-at' });
  await expect(opened).toHaveCount(2);
  await expect(opened.first()).toContainText('"notes.txt", {create, truncate}');
  await expect(
    calls(page, COMPONENT).filter({ hasText: 'blocking-write-and-flush' }),
  ).not.toHaveCount(0);
});

test('starts are timed, with runs and spread', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(
    page.getByText(/A first start took .* Once more in the same worker took/),
  ).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  const rows = page.getByRole('row').filter({ hasText: 'measured: here, 3 runs, median' });
  await expect(rows).toHaveCount(4);
});

test('without a directory one ends with a code, the other with err', async ({ page }) => {
  await open(page, '?rounds=3&directory=0');
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(output(page, MODULE)).toContainText('exit code 1');
  await expect(output(page, COMPONENT)).toContainText('run gave err');
  await expect(calls(page, COMPONENT).filter({ hasText: 'wasi:cli/exit' })).toContainText(
    'exit(err)',
  );
});

test('says so where the component doesn’t arrive, and runs after that', async ({
  page,
  allowError,
}) => {
  allowError(/404|component\.js/);
  await page.route('**/components/**', (route) => route.fulfill({ status: 404 }));
  await open(page);
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(page.getByRole('alert')).toContainText('didn’t arrive');
  await page.unroute('**/components/**');
  await page.getByRole('alert').getByRole('button', { name: 'Run again' }).click();
  await expect(page.getByText('Both printed the same and left the same files.')).toBeVisible();
});

test('stops in the middle', async ({ page }) => {
  await open(page, '?rounds=25');
  await page.getByRole('button', { name: 'Run both' }).click();
  await expect(page.getByText(/^start [1-9]\d* of 25$/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(page.getByText('It was stopped before all starts were timed.')).toBeVisible();
});
