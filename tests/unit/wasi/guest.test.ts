import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runInNode } from './run-in-node.ts';
import { wasiImport, wat } from './wat.ts';

async function site(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await readFile(new URL(`../../../public/modules/${name}.wasm`, import.meta.url)),
  );
}

const FD_WRITE = wasiImport('fd_write', 'i32 i32 i32 i32');
/** Writes `times` the two pieces at 100 ("ab") and 110 ("cd") with one call each. */
const twoPieces = (times: number, fd = 1) => `${FD_WRITE}
  (data (i32.const 0) "\\64\\00\\00\\00\\02\\00\\00\\00\\6e\\00\\00\\00\\02\\00\\00\\00")
  (data (i32.const 100) "ab") (data (i32.const 110) "cd")
  (func (export "_start")
    ${`(drop (call $fd_write (i32.const ${String(fd)}) (i32.const 0) (i32.const 2) (i32.const 32)))`.repeat(times)})`;

describe('output', () => {
  it('joins the pieces of one write, and tells streams apart', () => {
    const out = runInNode(wat(twoPieces(2)));
    expect(out.pieces).toEqual(['abcd', 'abcd']);
    expect(runInNode(wat(twoPieces(1, 2)))).toMatchObject({ stdout: '', stderr: 'abcd' });
  });

  it('is cut at the limit, and says so', () => {
    expect(runInNode(wat(twoPieces(3)), { output: 6 })).toMatchObject({
      stdout: 'abcdab',
      cut: true,
    });
    expect(runInNode(wat(twoPieces(3)), { output: 12 })).toMatchObject({ cut: false });
  });

  it('keeps a character whole that comes in two writes', () => {
    const half = (at: number) =>
      `(drop (call $fd_write (i32.const 1) (i32.const ${String(at)}) (i32.const 1) (i32.const 32)))`;
    const text = `${FD_WRITE}
      (data (i32.const 0) "\\64\\00\\00\\00\\01\\00\\00\\00\\65\\00\\00\\00\\01\\00\\00\\00")
      (data (i32.const 100) "\\c3\\bc") (func (export "_start") ${half(0)} ${half(8)})`;
    expect(runInNode(wat(text)).stdout).toBe('ü');
  });
});

describe('what a module is given', () => {
  it('gets arguments whole that aren’t ASCII, variables, and no directory unless one is given', async () => {
    const run = runInNode(await site('hello'), {
      args: ['naïve-日本語.wasm'],
      env: { LANG: 'C', HOME: '/' },
    });
    expect(run.stdout).toBe(
      'Hello, I am naïve-日本語.wasm. I was given 0 arguments, 2 environment variables and 0 directories.\n',
    );
  });

  it('gives files back by their path, folders too', async () => {
    const files = { 'a/b/c.txt': 'deep', 'top.txt': 'Grüße' };
    const run = runInNode(await site('write-file'), { files });
    expect(run.files).toEqual({ ...files, 'notes.txt': 'Written by a module.' });
  });

  it('answers calls on sockets and signals with an error number', () => {
    const shutdown = (fd: number) =>
      `(call $sock_shutdown (i32.const ${String(fd)}) (i32.const 0))`;
    const text = `${wasiImport('sock_shutdown', 'i32 i32')} ${wasiImport('proc_exit', 'i32', '')}
      (func (export "_start")
        (call $proc_exit (i32.add (i32.mul ${shutdown(1)} (i32.const 100)) ${shutdown(9)})))`;
    expect(runInNode(wat(text)).exitCode).toBe(5708); // NOTSOCK is 57, BADF is 8
  });
});

describe('the trace', () => {
  it('tells each call in words, in order', async () => {
    const { calls } = runInNode(await site('write-file'), { files: {} });
    const told = calls.map((c) => `${c.name}(${c.args}) ${c.result} ${c.gives ?? ''}`.trim());
    expect(told).toContain('fd_prestat_dir_name(fd 3) SUCCESS "/"');
    expect(told).toContainEqual(
      expect.stringMatching(
        /^path_open\(fd 3, (SYMLINK_FOLLOW, )?"notes.txt", oflags CREAT\|TRUNC, rights .*\) SUCCESS fd 4$/,
      ),
    );
    expect(told).toContain('fd_write(fd 4, "Written by a module.") SUCCESS 20 bytes');
    expect(told).toContain('fd_sync(fd 4) SUCCESS');
    expect(told.indexOf('fd_sync(fd 4) SUCCESS')).toBeLessThan(
      told.indexOf('fd_close(fd 4) SUCCESS'),
    );
    expect(told.at(-1)).toBe('fd_write(fd 1, "Wrote and read back 20 bytes.\\n") SUCCESS 30 bytes');
  });

  it('names the error of a call that is refused', async () => {
    const { calls } = runInNode(await site('escape'), { files: {} });
    const outside = calls.filter((c) => c.args.startsWith('fd 3, "../../etc/passwd"'));
    expect(outside.map((c) => c.result)).toEqual(['NOTCAPABLE']);
    expect(outside[0]?.gives).toBeUndefined();
  });

  it('tells of an exit, which doesn’t return', () => {
    const exit = `${wasiImport('proc_exit', 'i32', '')} (func (export "_start") (call $proc_exit (i32.const 7)))`;
    const run = runInNode(wat(exit));
    expect(run.exitCode).toBe(7);
    expect(run.calls).toMatchObject([{ name: 'proc_exit', args: 'code 7', result: 'no return' }]);
  });

  it('survives addresses that lie outside the memory', () => {
    const text = `${wasiImport('fd_close', 'i32')} ${wasiImport('path_unlink_file', 'i32 i32 i32')}
      (func (export "_start")
        (drop (call $path_unlink_file (i32.const 9) (i32.const -16) (i32.const 99))))`;
    expect(runInNode(wat(text)).calls).toMatchObject([{ args: 'fd 9, ""…', result: 'BADF' }]);
  });
});
