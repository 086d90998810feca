/** The playground: a program is written, made, run and taken along as a link. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { fromFragment } from '../../src/widgets/playground/saved.ts';
import { expect, test } from './fixtures.ts';

const PLAYGROUND = '/playground/';
const EMBED = '/embed/widget/playground/';

/** A module that exports `_start` and a memory, and imports `module`.`f` where one is named. */
const PROGRAM = Buffer.from(
  '0061736d01000000010401600000030201000503010001071302066d656d6f72790200065f737461727400000a040102000b',
  'hex',
);

function editorOf(page: Page) {
  return page.getByRole('textbox', { name: /^Program in/u });
}

/** The editor itself, once it has taken the plain field’s place. */
async function openEditor(page: Page, address = PLAYGROUND) {
  await page.goto(address);
  await editorOf(page).focus();
  const editor = page.locator('.cm-content');
  await expect(editor).toBeFocused();
  return editor;
}

/** Puts a whole program in the editor's place, by the keyboard. */
async function write(page: Page, text: string) {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

const state = (page: Page) => page.locator('.pg-state');
const output = (page: Page) => page.getByRole('log', { name: 'Output' });

test('a wrong text is told at its line, and a right one runs', async ({ page }) => {
  await openEditor(page);
  await expect(state(page)).toContainText('a module of');
  await write(
    page,
    '(module\n  (memory (export "memory") 1)\n  (func (export "_start")\n    i32.cnst 1))',
  );
  await expect(state(page)).toContainText('1 error. There is no module yet.');
  const place = page.getByRole('button', { name: 'Line 4, column 5' });
  await expect(place).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText('i32.cnst');

  await place.click();
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('unreachable))');
  await expect(state(page)).toContainText('a module of');
  await expect(place).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('unreachable');
});

test('the first example runs, and its spans are measured', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(output(page)).toHaveText('Hello from a module written by hand');
  await expect(page.getByText('measured here, 1 run')).toBeVisible();
  await page.getByText('In words', { exact: true }).click();
  await expect(page.getByRole('cell', { name: 'wabt' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'instantiate' })).toBeVisible();
});

test('the keyboard gets in, runs, and gets out', async ({ page }) => {
  const editor = await openEditor(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(';; by hand\n');
  await expect(editor).toContainText(';; by hand');
  await expect(editor).toHaveAccessibleDescription(/Tab leaves the editor/u);
  await page.keyboard.press('Control+Enter');
  await expect(output(page)).toHaveText('Hello from a module written by hand');
  await editor.focus();
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await expect(editor).toContainText(';; by hand');
  await page.keyboard.press('Shift+Tab');
  await expect(editor).toBeFocused();
});

test('another example takes the program’s place', async ({ page }) => {
  await openEditor(page);
  await page.getByLabel('Start from').selectOption({ label: 'Text form: add two numbers' });
  await expect(page.locator('.cm-content')).toContainText('i32.add');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('exit code 42')).toBeVisible();
});

test('what is typed right after another example was chosen stays', async ({ page }) => {
  const editor = await openEditor(page);
  for (const label of ['C: say hello', 'Text form: a loop', 'C: read what you type']) {
    await page.getByLabel('Start from').selectOption({ label });
    await write(page, `// typed over ${label}`);
    await expect(editor).toContainText(label);
  }
  await expect(page.getByRole('button', { name: /Get the C compiler/u })).toBeVisible();
});

test('what is written survives a reload, and goes along in a link', async ({ page, context }) => {
  await openEditor(page);
  await write(page, ';; mine: naïve 日本\n(module)');
  await expect
    .poll(() => fromFragment(new URL(page.url()).hash))
    .toMatchObject({ saved: { source: ';; mine: naïve 日本\n(module)' } });
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Program in/u })).toHaveValue(
    ';; mine: naïve 日本\n(module)',
  );
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByRole('textbox', { name: /^Link:/u }).inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await expect(editorOf(other)).toHaveValue(';; mine: naïve 日本\n(module)');
  await other.close();
});

for (const [what, fragment] of [
  ['cut', '#code=fVFNT8MwDL3nV1i5bJMgHRJc'],
  ['empty', '#code='],
  ['not ours', '#code=%00%ff<script>'],
  ['huge', `#code=${'A'.repeat(100_000)}`],
] as const) {
  test(`a link that is ${what} is told, and the example stays`, async ({ page }) => {
    await page.goto(PLAYGROUND + fragment);
    await expect(page.getByText(/The program in this link/u)).toBeVisible();
    await expect(editorOf(page)).toHaveValue(/Hello from a module/u);
  });
}

test('a file of one’s own says what it asks for, and runs', async ({ page }) => {
  await openEditor(page);
  const choose = page.getByLabel('Or open a .wasm file');
  await choose.setInputFiles({ name: 'mine.wasm', mimeType: '', buffer: PROGRAM });
  const file = page.getByRole('region', { name: 'Your file' });
  await expect(file).toContainText('It is a program for WASI preview 1');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Ended with exit code 0')).toBeVisible();

  await choose.setInputFiles({ name: 'bad.wasm', mimeType: '', buffer: PROGRAM.subarray(0, 30) });
  await expect(page.getByRole('alert')).toContainText('damaged or was cut off');
  await choose.setInputFiles({ name: 'a.txt', mimeType: '', buffer: Buffer.from('some words') });
  await expect(page.getByRole('alert')).toContainText('no WebAssembly module');
  await choose.setInputFiles({ name: 'none.wasm', mimeType: '', buffer: Buffer.alloc(0) });
  await expect(page.getByRole('alert')).toContainText('empty');

  await page.getByRole('button', { name: 'Back to the editor' }).click();
  await expect(page.locator('.cm-content')).toContainText('Hello from a module');
});

test('a module that is dropped on the editor is opened, and the text stays', async ({ page }) => {
  const editor = await openEditor(page);
  const given = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.wasm'));
      return transfer;
    },
    [...PROGRAM],
  );
  await editor.dispatchEvent('drop', { dataTransfer: given });
  await expect(page.getByRole('region', { name: 'Your file' })).toContainText('dropped.wasm');
  await page.getByRole('button', { name: 'Back to the editor' }).click();
  await expect(editor).toContainText('Hello from a module');
});

test('errors and the offer of a compiler can be used by everybody', async ({ page }) => {
  await openEditor(page);
  await write(page, '(module (fnc))');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByLabel('Language').selectOption('C');
  await expect(page.getByRole('button', { name: /Get the C compiler/u })).toBeVisible();
  const inC = await new AxeBuilder({ page }).analyze();
  expect(inC.violations.map(({ id }) => id)).toEqual([]);
});

test('C is compiled after a press, also when the download was cut before', async ({
  page,
  allowError,
}) => {
  test.skip(test.info().project.name === 'phone', 'once is enough: it takes 18 MB and seconds');
  test.slow();
  allowError(/ERR_FAILED|Failed to load resource/u);
  const asked: string[] = [];
  let cut = true;
  await page.context().route('**/compiler/**', (route) => {
    const file = route.request().url().split('/').pop() ?? '';
    asked.push(file);
    return cut && file === 'llvm.core.wasm.1.br' ? route.abort() : route.continue();
  });
  await openEditor(page);
  await page.getByLabel('Start from').selectOption({ label: 'C: read what you type' });
  await write(page, '#include <stdio.h>\n\nint main(void) {\n  retrun 0;\n}\n');
  expect(asked, 'nothing is fetched before the press').toEqual([]);
  await page.getByRole('button', { name: /Get the C compiler \(about 18/u }).click();
  await expect(page.getByRole('alert')).toContainText('didn’t arrive in full');
  await expect(page.locator('.cm-content')).toContainText('retrun 0;');

  cut = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(state(page)).toHaveText('The C compiler is ready. Press Run.', { timeout: 90_000 });
  expect(
    asked.filter((file) => file === 'llvm.core.wasm.0.br'),
    'kept parts',
  ).toHaveLength(1);

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Line 4, column 3' }).click();
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('printf("%d\\n", getchar()); return 3;');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('The program waits for input')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Standard input', { exact: true }).last().fill('A');
  await page.keyboard.press('Enter');
  await expect(output(page)).toContainText('65');
  await expect(page.getByText('exit code 3')).toBeVisible();
});

test('in a sandboxed frame the text form is assembled and runs', async ({ page, baseURL }) => {
  const address = new URL(EMBED, baseURL).href;
  await page.goto('/404.html');
  await page.setContent(
    `<iframe src="${address}" sandbox="allow-scripts" title="f" width="1000" height="900"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  await frame.getByRole('textbox', { name: /^Program in/u }).focus();
  await expect(frame.locator('.pg-state')).toContainText('a module of');
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(frame.getByRole('log', { name: 'Output' })).toHaveText(
    'Hello from a module written by hand',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the examples can be read', async ({ page }) => {
    await page.goto(PLAYGROUND);
    const example = page.getByRole('group').filter({ hasText: 'C: count primes' });
    await example.getByText('C: count primes').click();
    await expect(example.getByText('Counts the primes below a limit')).toBeVisible();
  });
});
