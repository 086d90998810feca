/** The race: a real module runs, the container's lane is simulated, and both do what the settings say. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/cold-start-race/';

/** One row of the text twin. */
interface Row {
  readonly lane: string;
  readonly phase: string;
  readonly from: string;
  readonly to: string;
  readonly took: string;
  readonly kind: string;
}

/** Milliseconds from what a reader sees: "4.9 ms", "28 µs (…)". */
function ms(text: string): number {
  const [, figure = '', unit = ''] = /^([\d.,]+)\s(µs|ns|ms|s|min)/u.exec(text) ?? [];
  const size = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1000, min: 60_000 }[unit];
  return Number(figure.replaceAll(',', '')) * (size ?? Number.NaN);
}

async function rows(page: Page): Promise<readonly Row[]> {
  const words = page.locator('details', { hasText: 'In words' }).first();
  if (!(await words.evaluate((details: HTMLDetailsElement) => details.open))) {
    await words.getByText('In words', { exact: true }).click();
  }
  const cells = await words
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
    );
  return cells.map(([lane = '', phase = '', from = '', to = '', took = '', kind = '']) => {
    return { lane, phase, from, to, took, kind };
  });
}

async function lane(page: Page, name: string): Promise<readonly Row[]> {
  return (await rows(page)).filter((row) => row.lane === name);
}

/** When the container is ready, in milliseconds. */
async function ready(page: Page): Promise<number> {
  const row = (await lane(page, 'container')).find((r) => r.phase === 'ready');
  return ms(row?.from ?? '');
}

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const run = (page: Page) => page.getByRole('button', { name: /^Run/ });

test('measures a real run whose phases sum up, beside a simulated container', async ({ page }) => {
  await open(page, '?runs=3');
  expect(await lane(page, 'module')).toEqual([]);
  await run(page).press('Enter');
  await expect(page.getByText('measured here, 3 runs')).toBeVisible();
  await expect(page.getByText(/The module printed: “Hello, I am hello\.wasm/)).toBeVisible();

  const phases = await lane(page, 'module');
  const spans = phases.filter((row) => row.took !== '');
  for (const row of phases) expect(row.kind).toMatch(/^measured/);
  expect(spans.map((row) => row.phase)).toEqual(
    expect.arrayContaining(['fetch', 'compile', 'instantiate', 'run']),
  );
  const sum = spans.reduce((total, row) => total + ms(row.took), 0);
  const end = Math.max(...spans.map((row) => ms(row.to)));
  expect(sum).toBeGreaterThan(0);
  // Each figure is rounded to two that count: at most 5 % of it.
  expect(Math.abs(sum - end)).toBeLessThan(0.1 * end);

  for (const row of await lane(page, 'container')) expect(row.kind).toMatch(/^simulated: docker/);
});

test('the container stands there before any press and follows its settings', async ({ page }) => {
  await open(page);
  const cold = await ready(page);
  expect(cold).toBeGreaterThan(3000);

  await page.getByRole('spinbutton', { name: 'Bandwidth' }).fill('1000');
  await page.getByRole('spinbutton', { name: 'Bandwidth' }).press('Enter');
  await expect.poll(() => ready(page)).toBeLessThan(cold);
  await page.getByRole('combobox', { name: 'Image', exact: true }).selectOption('node');
  await expect.poll(() => ready(page)).toBeGreaterThan(cold);
  await page.getByRole('combobox', { name: 'Image cache' }).selectOption('warm');
  await expect.poll(() => ready(page)).toBe(570);
  expect((await lane(page, 'container')).map((row) => row.phase)).not.toContain('pull');
  await expect(page.getByText('simulated docker, node, image present')).toBeVisible();

  await page.getByText('More settings').click();
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('none');
  await page.getByRole('combobox', { name: 'Runtime' }).selectOption('crun');
  await expect.poll(() => ready(page)).toBe(17);
  await page.getByRole('combobox', { name: 'Application' }).selectOption('python3');
  await expect.poll(() => ready(page)).toBe(35);
  await expect(page.getByText(/node holds no python3/)).toHaveCount(0);
});

test('the axis can be logarithmic or linear', async ({ page }) => {
  await open(page, '?scale=linear');
  await expect(page.getByText(/On this axis distance is time/)).toBeVisible();
  await page.getByRole('button', { name: 'Log' }).press('Enter');
  await expect(page.getByText(/Distance on this axis is a factor/)).toBeVisible();
});

test('runs again after a run, and again after a change', async ({ page }) => {
  await open(page, '?runs=2');
  await run(page).press('Enter');
  await expect(page.getByText('measured here, 2 runs')).toBeVisible();
  await page.getByText('More settings').click();
  await page.getByRole('spinbutton', { name: 'Runs' }).fill('1');
  await page.getByRole('spinbutton', { name: 'Runs' }).press('Enter');
  await run(page).press('Enter');
  await expect(page.getByText('measured here, 1 run', { exact: true })).toBeVisible();
  // Another module's lane would stand under the wrong name.
  await page.getByRole('combobox', { name: 'Module', exact: true }).selectOption('add');
  await expect(page.getByText(/The module’s lane is empty/)).toBeVisible();
  await run(page).press('Enter');
  await expect(page.getByText(/The module printed: “20 \+ 22 = 42/)).toBeVisible();
});

test('a warm host skips what it did before', async ({ page }) => {
  await open(page, '?runs=3&start=warm');
  await run(page).press('Enter');
  await expect(page.getByText('measured here, 3 runs')).toBeVisible();
  const phases = (await lane(page, 'module')).map((row) => row.phase);
  expect(phases).not.toContain('start worker');
  expect(phases).not.toContain('compile');
});

test('can be stopped in the middle, and keeps the runs that are through', async ({ page }) => {
  await open(page, '?runs=50&module=burn');
  await run(page).press('Enter');
  await expect(page.getByText(/run ([2-9]|[1-4]\d) of 50/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(run(page)).toBeVisible();
  const badge = await page.getByText(/measured here, \d+ runs?/).textContent();
  expect(Number(/\d+/.exec(badge ?? '')?.[0])).toBeLessThan(50);
});

test('a module that can’t be fetched is said in the frame, and Try again works', async ({
  page,
}) => {
  const file = '**/modules/hello.wasm*';
  await page.context().route(file, (route) => route.fulfill({ status: 404, body: '' }));
  await open(page, '?runs=1');
  await run(page).press('Enter');
  await expect(page.getByRole('alert')).toContainText(/hello\.wasm|found/);
  await page.context().unroute(file);
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByText('measured here, 1 run', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [query, message] of [
  ['?runs=1e9', 'Runs goes from 1 to 50, not 1e9. It is 50 now.'],
  ['?image=nonsense', 'Image can’t be “nonsense”.'],
  ['?foo=1', 'There is no setting “foo” here.'],
] as const) {
  test(`a link with ${query} says what is wrong, and the race still runs`, async ({ page }) => {
    await open(page, query);
    await expect(page.getByRole('status').filter({ hasText: message })).toBeVisible();
    expect(await ready(page)).toBeGreaterThan(0);
    await expect(run(page)).toBeEnabled();
  });
}

test('names the source of each figure, and where the model is simpler than the world', async ({
  page,
}) => {
  await open(page);
  await page.getByText('Where these figures come from').click();
  const table = page.getByRole('table', { name: 'Parameters and sources' });
  await expect(table.getByRole('row', { name: /runc: create, start and delete/ })).toContainText(
    'crun README',
  );
  await expect(page.getByText(/No Kubernetes/)).toBeVisible();
});

test('reset goes back to the first frame', async ({ page }) => {
  await open(page, '?runs=1&image=node');
  await run(page).press('Enter');
  await expect(page.getByText('measured here, 1 run', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect(page.getByText(/The module’s lane is empty/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Image', exact: true })).toHaveValue(
    'debian-slim',
  );
});

test('shows the reader’s own marks once they are committed', async ({ page }) => {
  await page.goto('/lessons/wasm-and-containers/');
  await page.getByRole('button', { name: /^Commit/ }).click();
  const figure = page.getByRole('figure', { name: /From a press to the first answer/ });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText(/you guessed/)).toHaveCount(2);
});
