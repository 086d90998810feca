import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { failure } from '../../../src/wasi/failures.ts';
import type { Given } from '../../../src/wasi/given.ts';
import { carryOut } from '../../../src/wasi/job.ts';
import { DEFAULT_LIMITS, MODULE_BYTES } from '../../../src/wasi/limits.ts';
import type { FromWorker, RunOrder } from '../../../src/wasi/protocol.ts';
import { wasiImport, wat } from './wat.ts';

const GIVEN: Given = {
  args: ['t.wasm'],
  env: {},
  stdin: '',
  files: {},
  preopens: undefined,
  deny: [],
  fixed: {},
  most: DEFAULT_LIMITS,
};

async function run(module: RunOrder['module']) {
  const rest = { memory: DEFAULT_LIMITS.memory, trace: false, repeat: false };
  const heard: FromWorker[] = [];
  const order: RunOrder = { type: 'run', id: 1, module, key: 'k', given: GIVEN, ...rest };
  await carryOut(order, new Map(), (message) => heard.push(message));
  const end = heard.find((message) => message.type === 'end');
  const text = heard
    .filter((message) => message.type === 'output')
    .map((message) => message.text)
    .join('');
  const phases = heard.filter((message) => message.type === 'phase').map(({ name }) => name);
  return { end, text, phases };
}

/** What a reader is told; all of it in one text. */
async function told(module: RunOrder['module']): Promise<string> {
  const { end } = await run(module);
  if (end?.trouble === undefined) throw new Error('it ran');
  const { what, advice } = failure(end.trouble.kind, end.trouble.facts);
  return `${what}. ${advice}`;
}

const whole = (text: string) => wat(`(module ${text})`, true);
const program = (more: string) => whole(`(memory (export "memory") 1) ${more}`);

describe('what can’t be run', () => {
  it('says what a module of another kind would need', async () => {
    const order = (from: string) =>
      whole(`(import "${from}" "f" (func)) (memory (export "memory") 1) (func (export "_start"))`);
    expect(await told(order('env'))).toMatch(/env\.f.*Emscripten/);
    expect(await told(order('wbg'))).toMatch(/wbg\.f.*wasm-bindgen/);
    expect(await told(order('./app_bg.js'))).toContain('wasm-bindgen');
    expect(await told(order('gojs'))).toContain('GOOS=wasip1');
    expect(await told(order('wasi_unstable'))).toContain('before preview 1');
    expect(await told(order('else'))).toContain('nothing else');
    expect(
      await told(whole('(import "env" "memory" (memory 1)) (func (export "_start"))')),
    ).toContain('a memory of its own');
  });

  it('tells a component from a module', async () => {
    const component = new Uint8Array([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]);
    expect(await told(component)).toMatch(/component.*wasm32-wasip1/s);
  });

  it('says what a library offers', async () => {
    const reactor = program('(func (export "_initialize")) (func (export "add"))');
    expect(await told(reactor)).toMatch(/no function _start.*offers _initialize, add/);
    const value = program('(global (export "_start") i32 (i32.const 1))');
    expect(await told(value)).toContain('no function _start');
    expect(await told(whole('(func (export "_start"))'))).toContain('no memory');
  });

  it('says what a beginning of another kind takes and gives', async () => {
    const takes = program(
      '(func) (func (export "_start") (param i32 i64) (result f32) unreachable)',
    );
    expect(await told(takes)).toContain('_start takes i32, i64 and gives f32');
    const after = `${wasiImport('fd_close', 'i32')} (memory (export "memory") 1)
      (func (export "_start") (result i32) (call $fd_close (i32.const 9)))`;
    expect(await told(whole(after))).toContain('takes nothing and gives i32');
  });

  it('tells a start section that traps', async () => {
    const { end, phases } = await run(
      program('(func $s unreachable) (start $s) (func (export "_start"))'),
    );
    expect(end?.trouble?.kind).toBe('trap');
    expect(phases.at(-1)).toBe('instantiate');
  });

  it('runs a module of its own without fetching it, and tells a damaged one', async () => {
    const fine = program('(func (export "_start"))');
    expect((await run(fine)).phases).toEqual(['ask worker', 'compile', 'instantiate', 'run']);
    expect(await told(fine.slice(0, 20))).toContain('no WebAssembly module');
    expect(await told(new Uint8Array())).toContain('no WebAssembly module');
  });
});

describe('files that are too big', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function serve(size: number, told: boolean) {
    const sent = { bytes: 0 };
    const piece = Buffer.alloc(1024 * 1024);
    server = createServer((_, response) => {
      if (told) response.setHeader('Content-Length', size);
      const more = () => {
        while (sent.bytes < size && !response.destroyed) {
          sent.bytes += piece.length;
          if (!response.write(piece)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${String(port)}/big.wasm`, sent };
  }

  const BIG = 200 * 1024 * 1024;

  it('are refused by their length before they have come', async () => {
    const { url, sent } = await serve(BIG, true);
    expect(await told(url)).toMatch(/too big: 200\sMiB.*up to 64\sMiB/);
    expect(sent.bytes).toBeLessThan(BIG / 2);
  });

  it('are refused while they come, where nobody says how long they are', async () => {
    const { url, sent } = await serve(BIG, false);
    expect(await told(url)).toContain('too big');
    expect(sent.bytes).toBeLessThan(BIG);
  });

  it('are refused where the reader has them', async () => {
    expect(await told(new Uint8Array(MODULE_BYTES + 1))).toContain('too big');
  });
});

describe('what a program can do wrong', () => {
  const WRITE = wasiImport('fd_write', 'i32 i32 i32 i32');

  it('prints what is no text', async () => {
    const { end, text } = await run(
      whole(`${WRITE} (memory (export "memory") 1)
        (data (i32.const 0) "\\10\\00\\00\\00\\04\\00\\00\\00") (data (i32.const 16) "a\\ff\\fez")
        (func (export "_start")
          (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32))))`),
    );
    expect(end?.exitCode).toBe(0);
    expect(text).toBe('a\ufffd\ufffdz');
  });

  it('prints 10 MB without a line’s end', async () => {
    const { end, text } = await run(
      whole(`${WRITE} (memory (export "memory") 16) (global $i (mut i32) (i32.const 160))
        (func (export "_start")
          (memory.fill (i32.const 64) (i32.const 120) (i32.const 65536))
          (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const 65536))
          (loop $again
            (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
            (global.set $i (i32.sub (global.get $i) (i32.const 1)))
            (br_if $again (global.get $i))))`),
    );
    expect(end).toMatchObject({ exitCode: 0, cut: true });
    expect(text).toHaveLength(DEFAULT_LIMITS.output);
  });

  it('opens without end, until it gets an error', async () => {
    const open = wasiImport('path_open', 'i32 i32 i32 i32 i32 i64 i64 i32 i32');
    const { end } = await run(
      whole(`${open} ${wasiImport('proc_exit', 'i32', '')} (memory (export "memory") 1)
        (data (i32.const 0) "a") (global $errno (mut i32) (i32.const 0))
        (func (export "_start")
          (loop $again
            (global.set $errno (call $path_open (i32.const 3) (i32.const 0) (i32.const 0)
              (i32.const 1) (i32.const 1) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 32)))
            (br_if $again (i32.eqz (global.get $errno))))
          (call $proc_exit (global.get $errno)))`),
    );
    expect(end?.exitCode).toBe(33); // MFILE
  });
});
