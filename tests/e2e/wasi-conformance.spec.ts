/** The command that runs conformance tests, on folders that it has never seen. */

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wasiImport, wat } from '../unit/wasi/wat.ts';
import { expect, test } from './fixtures.ts';

const COMMAND = fileURLToPath(new URL('../../scripts/conformance-wasi.ts', import.meta.url));

const program = (body: string, before = '') => wat(`${before} (func (export "_start") ${body})`);

const PRINT = `${wasiImport('fd_write', 'i32 i32 i32 i32')}
  (data (i32.const 0) "\\64\\00\\00\\00\\03\\00\\00\\00") (data (i32.const 100) "hi\\0a")`;

const exit = (code: number) =>
  program(`(call $proc_exit (i32.const ${code}))`, wasiImport('proc_exit', 'i32', ''));

const FILES: Readonly<Record<string, Uint8Array | string>> = {
  'fine.wasm': program('nop'),
  'seven.wasm': exit(7),
  'seven.json': '{ "exit_code": 7 }',
  'eight.wasm': exit(8),
  'prints.wasm': program(
    '(drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))',
    PRINT,
  ),
  'prints.json': '{ "stdout": "ho\\n" }',
  'traps.wasm': program('unreachable'),
  'hangs.wasm': program('(loop $again (br $again))'),
  'below/unread.wasm': program('nop'),
  'below/unread.json': '{ "args": ',
  'below/no-module.wasm': 'not a module',
};

function command(...folders: string[]): Promise<{ status: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [COMMAND, ...folders], { cwd: tmpdir() });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, lines: text.trim().split('\n') });
    });
  });
}

test.beforeEach(({ isMobile }) => {
  test.skip(isMobile, 'it opens a browser of its own');
  test.slow();
});

test('tells of each test that fails, goes on, and counts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  await mkdir(join(folder, 'below'));
  for (const [name, body] of Object.entries(FILES)) await writeFile(join(folder, name), body);
  const { status, lines } = await command(folder, join(folder, 'nowhere'));
  await rm(folder, { recursive: true });
  expect(status).toBe(1);
  expect(lines.at(-1)).toBe('2 passed, 7 failed');
  const line = (name: string) => lines.find((one) => one.includes(`${name}:`));
  expect(line('eight')).toContain('expected 0, got 8');
  expect(line('prints')).toContain('stdout: expected "ho\\n", got "hi\\n"');
  expect(line('traps')).toContain('unreachable');
  expect(line('hangs')).toContain('hung');
  expect(line('unread')).toContain('unread.json can’t be read');
  expect(line('no-module')).toBeDefined();
  expect(line('nowhere')).toContain('there is no such folder');
  expect(lines).toHaveLength(8);
});

test('asks for a folder where none is named', async () => {
  const { status, lines } = await command();
  expect(status).toBe(1);
  expect(lines).toEqual(['']);
});
