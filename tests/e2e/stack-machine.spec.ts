/** The stack machine: forward and back, refused, trapped, and brought back by its link. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/embed/widget/stack-machine/';

/** Opens the figure, reaches for it as a reader does, and waits until it answers. */
async function open(page: Page, query = ''): Promise<void> {
  await page.goto(ADDRESS + query);
  await page.getByRole('figure').hover();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

const said = (page: Page) => page.getByRole('status').first();
const stack = (page: Page) => page.getByRole('group', { name: 'Operand stack' });
const current = (page: Page) => page.locator('[aria-current="step"]');

test('steps forward and back by keyboard alone', async ({ page }) => {
  await open(page);
  await expect(stack(page)).toContainText('empty');
  await page.getByRole('button', { name: 'One step forward' }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('i32.add took 20 and 22 and left 42.');
  await expect(stack(page).getByRole('listitem')).toHaveText(['42i32']);
  await page.getByRole('button', { name: 'One step back' }).press('Enter');
  await expect(stack(page).getByRole('listitem')).toHaveText(['22i32', '20i32']);
  await expect(current(page)).toContainText('i32.add');
});

test('the slider goes to any step, its arrows to the next', async ({ page }) => {
  await open(page, '?example=factorial');
  const slider = page.getByRole('slider', { name: 'Step' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(said(page)).toHaveText('The function ends and gives 6.');
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toHaveText('local.get put a copy of $product, 6, on the stack.');
  await page.keyboard.press('Home');
  await expect(said(page)).toContainText('Nothing has run yet.');
});

test('arguments change the run, and the engine gives the same', async ({ page }) => {
  await open(page, '?example=gcd');
  const figure = page.getByRole('figure');
  await expect(figure).toContainText(
    'gcd(48, 18) ends with 6. The engine’s own answer: 6, the same.',
  );
  await page.getByLabel('$a').fill('1071');
  await page.getByLabel('$b').fill('462');
  await page.keyboard.press('Tab');
  await expect(figure).toContainText(
    'gcd(1071, 462) ends with 21. The engine’s own answer: 21, the same.',
  );
});

test('a number keeps what is typed while the figure draws itself anew', async ({ page }) => {
  await open(page, '?example=gcd');
  await page.getByRole('button', { name: 'Play' }).click();
  const field = page.getByLabel('$b');
  await field.selectText();
  await page.keyboard.type('4');
  const before = await said(page).textContent();
  await expect(said(page)).not.toHaveText(before ?? '');
  await expect(field).toHaveValue('4');
  await page.keyboard.type('62');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('figure')).toContainText('gcd(48, 462) ends with 6.');
});

test('a wrong function is refused before it runs, by the engine too', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Function' }).selectOption('Wrong types: refused');
  await expect(said(page)).toHaveText(
    'i32.add wants two i32 on the stack; there is one i32 and one f32.',
  );
  await expect(page.getByRole('button', { name: 'One step forward' })).toHaveCount(0);
  await expect(current(page)).toContainText('refused');
  await expect(page.getByRole('figure')).toContainText('The engine refuses it too');
});

test('a trap stops the program at its line', async ({ page }) => {
  await open(page, '?example=divide&step=3');
  await expect(said(page)).toContainText('A whole number was divided by zero.');
  await expect(current(page)).toContainText('stopped here');
  await expect(page.getByRole('figure')).toContainText('The engine stops too: divide by zero');
});

test('written bytes stand in memory, the lowest first', async ({ page }) => {
  await open(page, '?example=bytes&step=3');
  const memory = page.getByRole('group', { name: 'Memory' });
  await expect(memory.getByRole('row').first()).toHaveText(/^0\s*78\s*56\s*34\s*12\s*00/);
});

test('the link brings back example, arguments and step', async ({ page }) => {
  await open(page, '?example=gcd&args=9+6&step=5');
  await expect(page.getByLabel('$a')).toHaveValue('9');
  await expect(page.getByText('step 5 of')).toBeVisible();
  const before = await said(page).textContent();
  await page.getByRole('button', { name: 'One step forward' }).click();
  await expect(said(page)).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByLabel(/^Link/)).toHaveValue(/\?example=gcd&args=9\+6&step=6$/);
});

test('plays to the end, and stops there', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(said(page)).toHaveText('The function ends and gives 42.');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('arguments that can’t be used are told, and the example’s own stand in for them', async ({
  page,
}) => {
  await open(page, '?example=gcd&args=hello');
  await expect(page.getByText('not “hello”. It is 48 now.')).toBeVisible();
  await expect(page.getByLabel('$a')).toHaveValue('48');
});

test('the words hold every step', async ({ page }) => {
  await open(page);
  await page.getByText('In words', { exact: true }).click();
  await expect(
    page.getByRole('row', { name: /i32\.add took 20 and 22 and left 42/ }),
  ).toBeVisible();
});
