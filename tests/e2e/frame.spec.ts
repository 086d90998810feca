/** What every figure's frame does, whatever stands in it: bad links, reset, copy, embed, words. */

import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright/test';
import { fromJson } from '../../src/recording/json.ts';
import { FIGURES } from '../../src/widgets/registry.ts';
import { expect, test } from './fixtures.ts';

for (const figure of FIGURES) {
  const address = `/embed/widget/${figure.name}/`;

  test(`${figure.name}: an unknown setting in the link is named, and the figure stands`, async ({
    page,
  }) => {
    await page.goto(`${address}?nonsense=1`);
    const frame = page.getByRole('figure').first();
    await expect(frame.getByText('There is no setting “nonsense” here')).toBeVisible();
    await expect(frame.locator('.view')).toBeVisible();
  });

  for (const [name, param] of Object.entries(figure.params)) {
    if (param.kind === 'text') continue;
    test(`${figure.name}: ${name} can’t be set to something absurd`, async ({ page }) => {
      await page.goto(`${address}?${name}=1e99`);
      const frame = page.getByRole('figure').first();
      await expect(frame.locator('.problems')).toContainText(param.label);
      await expect(frame.locator('.view')).toBeVisible();
      await frame.getByRole('button', { name: 'Reset' }).click();
      await expect(frame.locator('.problems')).toBeHidden();
    });
  }

  test(`${figure.name}: a link and the code to embed it can be taken along`, async ({ page }) => {
    await page.goto(address);
    const frame = page.getByRole('figure').first();
    await frame.getByRole('button', { name: 'Copy link' }).click();
    await expect(frame.getByLabel(/^Link/)).toHaveValue(new RegExp(`${address}$`));
    await frame.getByRole('button', { name: 'Embed' }).click();
    const code = await frame.getByLabel(/^To embed/).inputValue();
    expect(code).toContain(`${address}"`);
    expect(code).toMatch(/^<iframe .*title="[^"]+".*><\/iframe>$/);
  });
}

test('the theme of an embedded figure can be asked for', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/embed/widget/cold-start-race/?theme=dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(17, 23, 24)');
  await expect(page.locator('.problems')).toBeHidden();
});

test('a recording can be saved, as JSON and as a trace', async ({ page }) => {
  await page.goto('/embed/widget/storage-path/');
  const frame = page.getByRole('figure').first();
  await frame.getByRole('button', { name: 'Save' }).click();
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: 'As JSON' }).click(),
  ]);
  const saved = fromJson(await text(json));
  expect(saved.ok && saved.recording.lanes.map((lane) => lane.name)).toContain('firmware');
  const [trace] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: 'As a trace for Perfetto' }).click(),
  ]);
  const { traceEvents } = JSON.parse(await text(trace)) as { traceEvents: { ph: string }[] };
  expect(traceEvents.filter((event) => event.ph === 'X').length).toBeGreaterThan(5);
});

async function text(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
