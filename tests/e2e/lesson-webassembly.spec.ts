/** The lesson on WebAssembly, walked through from top to bottom as a learner would. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const LESSON = '/lessons/webassembly/';
const BLANK = 'not run yet';

const figure = (page: Page, id: string) => page.locator(`figure#${id}`);
/** What the text beside the figures says of them. */
async function quote(page: Page, words: string) {
  const found = page.locator('p', { hasText: words });
  await found.scrollIntoViewIfNeeded();
  return expect(found);
}

test('predict, look into the module, step, overflow, time, and compare with what was said', async ({
  page,
}) => {
  await page.goto(LESSON);
  const predict = page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await predict.getByRole('radio', { name: /whatever lies behind the buffer/ }).check();
  await predict.getByRole('button', { name: 'Commit to this' }).click();

  const bytes = figure(page, 'bytes');
  await bytes.scrollIntoViewIfNeeded();
  await bytes.getByRole('option', { name: /^Import section/ }).click();
  await expect(bytes.getByRole('region', { name: 'The chosen byte' })).toContainText(
    'Import section',
  );

  const steps = figure(page, 'steps');
  await steps.scrollIntoViewIfNeeded();
  const forward = steps.getByRole('button', { name: 'One step forward' });
  for (let step = 1; step <= 4; step += 1) {
    await forward.press('Enter');
    await expect(steps.getByText(`step ${String(step)} of 4`)).toBeVisible();
  }
  await expect(steps.getByRole('group', { name: 'Operand stack' })).toContainText('42');
  await steps.getByRole('combobox', { name: 'Function' }).selectOption('wrong');
  await expect(steps).toContainText('Refused before it ran.');

  const memory = figure(page, 'memory');
  await memory.scrollIntoViewIfNeeded();
  await (await quote(page, 'With 12 letters')).toContainText(BLANK);
  await memory.getByRole('button', { name: 'Run' }).click();
  await expect(memory.getByRole('log')).toContainText('balance is 0');
  await expect(memory.getByRole('log')).toContainText('Welcome, administrator.');
  await (await quote(page, 'With 12 letters')).toContainText('became 1,280,002,633');
  await memory.getByLabel('Characters in the name').fill('8');
  await page.keyboard.press('Enter');
  await expect(memory.getByRole('log')).toContainText('You may read, no more.');
  await memory.getByLabel('Experiment').selectOption('leak');
  await memory.getByRole('button', { name: 'Run' }).click();
  await (await quote(page, 'The leak is the same')).toContainText('it had 25 pages');
  await (await quote(page, 'With 12 letters')).toContainText('became 0');

  const speed = figure(page, 'speed');
  await speed.scrollIntoViewIfNeeded();
  await (await quote(page, 'And the speed?')).toContainText(BLANK);
  await speed.getByLabel('Algorithm').selectOption('matrix');
  await speed.getByLabel('Rounds').fill('5');
  await page.keyboard.press('Enter');
  await speed.getByRole('button', { name: 'Run' }).click();
  await (await quote(page, 'And the speed?')).toContainText('was to multiply matrices');
  await (await quote(page, 'And the speed?')).not.toContainText(BLANK);

  await expect(page.locator('.sl-markdown-content mark').first()).toHaveText(
    'It goes on, and whatever lies behind the buffer is changed',
  );
});

test('each figure is found by its name, and its place in the text leads to it', async ({
  page,
}) => {
  await page.goto(LESSON);
  for (const number of ['13.1', '13.2', '13.3', '13.4']) {
    await expect(page.getByRole('figure', { name: `Fig. ${number}` })).toHaveCount(1);
  }
});

test('the function that was stepped through opens in the playground', async ({ page }) => {
  await page.goto(LESSON);
  const steps = figure(page, 'steps');
  await steps.scrollIntoViewIfNeeded();
  await steps.getByRole('combobox', { name: 'Function' }).selectOption('gcd');
  await steps.getByRole('link', { name: 'Open it in the playground' }).click();
  await expect(page).toHaveURL(/\/playground\//);
  await expect(page.getByRole('textbox').first()).toContainText('i32.rem_u');
});

test('its questions are answered by the keyboard alone', async ({ page }) => {
  await page.goto(LESSON);
  const right = [
    /use up time and memory/,
    /Before anything runs/,
    /In linear memory/,
    /compiles it to machine code/,
  ];
  const questions = page.locator('.quiz').getByRole('group');
  await questions.first().scrollIntoViewIfNeeded();
  for (const [place, name] of right.entries()) {
    const question = questions.nth(place);
    await question.getByRole('radio', { name }).focus();
    await page.keyboard.press('Space');
    const check = question.getByRole('button', { name: 'Check' });
    await expect(check).toBeEnabled();
    await check.press('Enter');
    await expect(question.getByRole('status')).toContainText('Right.');
  }
});
