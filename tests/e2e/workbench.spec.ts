/** A running program from all sides: grants, console, calls, files; by role and by keyboard. */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const FIGURE = '/embed/widget/capability-lab/';

async function open(page: Page, settings = ''): Promise<void> {
  await page.goto(FIGURE + settings);
  // A figure comes to life when its reader reaches it.
  await page.getByRole('combobox', { name: 'Program' }).focus();
  await page.locator('astro-island:not([ssr])').waitFor();
}

const runButton = (page: Page) => page.getByRole('button', { name: /^Run/ }).first();
const output = (page: Page) => page.getByRole('log', { name: 'Output' });
const ending = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('group', { name: 'Console' }).getByRole('status')).toContainText(words);
const table = (page: Page) => page.getByRole('group', { name: 'Table of system calls' });
const rows = (page: Page) => table(page).getByRole('row');
const input = (page: Page) => page.getByRole('textbox', { name: 'Standard input', exact: true });

async function run(page: Page): Promise<void> {
  await runButton(page).click();
  await ending(page, 'Ended with exit code');
}

test.describe('grants', () => {
  test('a directory that is denied, then granted, makes the difference', async ({ page }) => {
    await open(page);
    await run(page);
    await ending(page, 'exit code 1');
    await expect(output(page)).toContainText('the host gave me no directory');
    await expect(page.getByText('Looked for directories, found none.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Directory' }).selectOption('read');
    await run(page);
    const refused = rows(page).filter({ hasText: 'path_open(' });
    await expect(refused).toContainText('denied');
    await expect(refused).toContainText('NOTCAPABLE');
    await page.getByRole('combobox', { name: 'Directory' }).selectOption('read and write');
    await run(page);
    await ending(page, 'exit code 0');
    await expect(output(page)).toContainText('Wrote and read back 20 bytes.');
    await expect(page.getByText('Looked for directories, found 1.')).toBeVisible();
  });

  test('each thing denied is refused by its errno, and the count says so', async ({ page }) => {
    await open(
      page,
      '?module=look-around&dir=write&readargs=0&readenv=0&clock=none&random=none&stdin=none',
    );
    await run(page);
    for (const what of ['arguments', 'environment', 'clock', 'random number']) {
      await expect(output(page)).toContainText(`${what}: errno 76 (NOTCAPABLE)`);
    }
    await expect(page.getByText('Asked for once, refused each time.')).toHaveCount(4);
    await page.getByRole('checkbox', { name: 'Only refused' }).check();
    await expect(rows(page).filter({ hasText: 'denied' })).toHaveCount(4);
  });

  test('a fixed clock and seed make one run like another', async ({ page }) => {
    await open(page, '?module=look-around&clock=fixed&random=fixed&seed=7');
    await run(page);
    await expect(output(page)).toContainText('clock: 1767225600 seconds');
    const first = await output(page).textContent();
    await run(page);
    await expect(output(page)).toHaveText(first ?? '');
  });

  test('a change while it runs holds from the next run, which can begin at once', async ({
    page,
  }) => {
    await open(page, '?module=ask-name');
    await runButton(page).click();
    await ending(page, 'waits for input');
    await page.getByRole('combobox', { name: 'Standard input' }).selectOption('denied');
    await expect(page.getByText('Your change holds from the next run')).toBeVisible();
    await page.getByRole('button', { name: 'Stop and run again with this' }).click();
    await ending(page, 'Ended with exit code 0');
    await expect(output(page)).toContainText('I greeted 0.');
  });

  test('stand in the link, and Reset takes them back', async ({ page }) => {
    await open(page);
    await page.getByRole('combobox', { name: 'Directory' }).selectOption('read');
    await page.getByRole('textbox', { name: 'Its path' }).fill('/data');
    await page.getByRole('textbox', { name: 'Arguments' }).fill('"two words"');
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.getByRole('textbox', { name: /^Link/ }).inputValue();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('combobox', { name: 'Directory' })).toHaveValue('none');
    await page.goto(link);
    await expect(page.getByRole('textbox', { name: 'Its path' })).toHaveValue('/data');
    await expect(page.getByRole('textbox', { name: 'Arguments' })).toHaveValue('"two words"');
  });
});

test.describe('console', () => {
  test('takes typed lines, says when the program waits, and ends the input', async ({ page }) => {
    await open(page, '?module=ask-name');
    await runButton(page).focus();
    await page.keyboard.press('Enter');
    await ending(page, 'The program waits for input');
    // Who has pressed Run can type at once.
    await expect(input(page)).toBeFocused();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await expect(output(page)).toContainText('Hello, Ada.');
    await expect(output(page).getByText('you', { exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(output(page).getByText('stderr', { exact: true })).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(input(page)).toHaveValue('Ada');
    await page.keyboard.press('ArrowDown');
    await expect(input(page)).toHaveValue('');
    await page.keyboard.press('Control+d');
    await ending(page, 'Ended with exit code 0');
    await expect(output(page)).toContainText('I greeted 1.');
    await expect(input(page)).toBeFocused();
  });

  test('takes several lines from a paste, and ends by the button', async ({ page }) => {
    await open(page, '?module=ask-name');
    await runButton(page).click();
    await ending(page, 'waits for input');
    await input(page).evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Ada\nGrace\nMargaret');
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await expect(output(page)).toContainText('Hello, Grace.');
    await expect(input(page)).toHaveValue('Margaret');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(output(page)).toContainText('Hello, Margaret.');
    await page.getByRole('button', { name: 'End input' }).click();
    await expect(output(page)).toContainText('I greeted 3.');
  });

  test('gives a text that was written ahead', async ({ page }) => {
    await open(page, '?module=ask-name&stdin=given');
    await page.getByRole('textbox', { name: 'Text for standard input' }).fill('Ada\nGrace\n');
    await run(page);
    await expect(output(page)).toContainText('I greeted 2.');
    await expect(input(page)).toHaveCount(0);
  });

  test('stops a program that loops, and runs again', async ({ page }) => {
    await open(page, '?module=burn&args=2000000000');
    await runButton(page).click();
    await ending(page, 'Running.');
    await page.getByRole('button', { name: 'Stop' }).click();
    await ending(page, 'Stopped by you');
    await page.getByRole('textbox', { name: 'Arguments' }).fill('100');
    await run(page);
    await expect(output(page)).toContainText('25');
  });
});

test.describe('calls', () => {
  test('a call is picked by keyboard, and shows the bytes that it touched', async ({ page }) => {
    await open(page, '?dir=write');
    await run(page);
    await page.getByRole('textbox', { name: 'With the text' }).fill('path_open');
    await expect(rows(page)).toHaveCount(1 + 2);
    await table(page).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const bytes = page.getByRole('group', { name: 'Bytes in linear memory' });
    await expect(bytes).toContainText(/path: 9\s*B, read by the host/);
    await expect(bytes.getByRole('cell', { name: '6e 6f 74 65 73 2e 74 78' })).toBeVisible();
    await expect(bytes.getByRole('cell', { name: 'notes.tx' })).toBeVisible();
    await expect(bytes).toContainText('written by the host');
  });

  test('are filtered by name, and counted by name', async ({ page }) => {
    await open(page, '?dir=write');
    await run(page);
    const all = await rows(page).count();
    await page.getByRole('combobox', { name: 'Calls' }).selectOption('fd_sync');
    await expect(rows(page)).toHaveCount(1 + 1);
    await page.getByRole('combobox', { name: 'Calls' }).selectOption('all');
    await expect(rows(page)).toHaveCount(all);
    await page.getByText('Counted by name').click();
    const counts = page.getByRole('group', { name: 'Calls by name' });
    await expect(counts.getByRole('row', { name: /^path_open 2 0/ })).toBeVisible();
    await expect(page.getByText(/\d µs/)).toHaveCount(0);
  });

  test('are recorded only where the reader wants it', async ({ page }) => {
    await open(page, '?dir=write');
    await page.getByRole('checkbox', { name: 'Record the calls' }).uncheck();
    await run(page);
    await expect(page.getByText('System calls: not recorded')).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
  });

  test('that repeat each other stand together and can be opened', async ({ page }) => {
    await open(page, '?module=many-calls&args=8');
    await run(page);
    const group = table(page)
      .getByRole('button', { name: /clock_time_get ×3/ })
      .first();
    const before = await rows(page).count();
    await group.press('Enter');
    await expect(rows(page)).toHaveCount(before + 3);
    await group.press('Enter');
    await expect(rows(page)).toHaveCount(before);
  });

  test('of which there are a million leave the page usable', async ({ page }) => {
    await open(page, '?module=many-calls&args=1000000');
    await runButton(page).click();
    await page.getByRole('textbox', { name: 'Arguments' }).fill('5');
    await expect(page.getByRole('group', { name: 'Console' }).getByRole('status')).toContainText(
      'after 1,000,00',
      { timeout: 50_000 },
    );
    await expect(page.getByText(/^System calls: 1,000,00\d$/)).toBeVisible();
    await expect(page.getByText(/The last [\d,]+ of 1,000,00\d calls are kept/)).toBeVisible();
    expect(await rows(page).count()).toBeLessThan(300);
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(page.getByText(/^rows 201 to/)).toBeVisible();
    await run(page);
    await expect(output(page)).toContainText('I made 5 calls');
  });
});

test.describe('files', () => {
  const file = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  test('that are edited are what the program finds', async ({ page }) => {
    await open(page, '?module=look-around&dir=write');
    await page.getByRole('textbox', { name: 'New file' }).fill('notes/../x');
    await page.getByRole('button', { name: 'Make it' }).click();
    await expect(page.getByRole('alert')).toContainText('“..”');
    await page.getByRole('textbox', { name: 'New file' }).fill('mine.txt');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('textbox', { name: 'Text of mine.txt' }).fill('from me');
    await expect(page.getByText(/^Files: 3 files, .*; 1 added$/)).toBeVisible();
    await file(page, 'given.txt').click();
    await page.getByRole('group', { name: 'File given.txt' }).getByText('Delete').click();
    await run(page);
    await expect(output(page)).toContainText('mine.txt');
    await expect(output(page)).not.toContainText('given.txt');
  });

  test('that a run has written are marked, and kept or put back', async ({ page }) => {
    await open(page, '?dir=write');
    await run(page);
    await expect(page.getByText(/^Files: 3 files, .*; 1 added$/)).toBeVisible();
    await file(page, 'notes.txt').click();
    await expect(page.getByRole('textbox', { name: 'Text of notes.txt' })).toHaveValue(
      'Written by a module.',
    );
    await page.getByRole('textbox', { name: 'Arguments' }).fill('other');
    await run(page);
    await expect(page.getByText(/^Files: 3 files, .*; 1 changed$/)).toBeVisible();
    await page.getByRole('button', { name: 'Put back the files' }).click();
    await expect(file(page, 'notes.txt')).toHaveCount(0);
  });

  test('are dropped in, text and bytes, and downloaded', async ({ page }) => {
    await open(page, '?module=look-around&dir=read');
    const dropped = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['dropped'], 'näme with space.txt'));
      data.items.add(new File(['long '.repeat(10_000)], 'big.txt'));
      data.items.add(new File([new Uint8Array([0, 255, 65])], 'bytes.bin'));
      return data;
    });
    await page
      .getByText('From your device, or dropped here')
      .dispatchEvent('drop', { dataTransfer: dropped });
    await expect(page.getByText('bytes.bin is added.')).toBeVisible();
    await expect(page.getByText('Your files are too big for a link.')).toBeVisible();
    await file(page, 'bytes.bin').click();
    await expect(page.getByRole('cell', { name: '00 ff 41' })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('bytes.bin');
    await run(page);
    await expect(output(page)).toContainText('näme with space.txt');
    await expect(output(page)).toContainText('big.txt');
  });
});

test.describe('modules that are none', () => {
  for (const [what, body] of [
    ['is no module', Buffer.from('<!doctype html>')],
    ['is cut short', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 9, 1])],
    ['has no _start', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
  ] as const) {
    test(`a file that ${what} is told of, and the next run works`, async ({ page }) => {
      await open(page, '?dir=write');
      await page.route('**/write-file.wasm', (route) =>
        route.fulfill({ body, contentType: 'application/wasm' }),
      );
      await runButton(page).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await ending(page, 'Didn’t come to its end');
      await page.unroute('**/write-file.wasm');
      await page.getByRole('combobox', { name: 'Program' }).selectOption('Hello');
      await run(page);
      await expect(output(page)).toContainText('Hello, I am hello.wasm');
    });
  }
});

test('can be read without JavaScript: what the program may do, and what it did', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL(FIGURE, baseURL).href);
  await expect(page.getByText('It is given no directory')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'fd_prestat_get' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Run/ })).toBeHidden();
  await context.close();
});
