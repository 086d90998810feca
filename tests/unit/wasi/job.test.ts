import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { carryOut, type Shelf } from '../../../src/wasi/job.ts';
import { DEFAULT_LIMITS } from '../../../src/wasi/limits.ts';
import {
  isFromWorker,
  isToWorker,
  type FromWorker,
  type RunOrder,
} from '../../../src/wasi/protocol.ts';
import { wasiImport, wat } from './wat.ts';

function order(bytes: Uint8Array<ArrayBuffer>, more: Partial<RunOrder> = {}): RunOrder {
  const module = `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`;
  const given = {
    args: ['t.wasm'],
    env: {},
    stdin: '',
    files: undefined,
    preopens: [],
    deny: [],
    fixed: {},
    most: DEFAULT_LIMITS,
  };
  const rest = { memory: DEFAULT_LIMITS.memory, trace: false, repeat: false };
  return { type: 'run', id: 1, module, key: module, given, ...rest, ...more };
}

async function carry(wanted: RunOrder, shelf: Shelf = new Map()) {
  const heard: FromWorker[] = [];
  await carryOut(wanted, shelf, (message) => heard.push(message));
  expect(heard.every(isFromWorker)).toBe(true);
  const end = heard.find((message) => message.type === 'end');
  const phases = heard.filter((m) => m.type === 'phase').map((m) => m.name);
  return { heard, end: end!, phases };
}

const start = (body: string) => wat(`(func (export "_start") ${body})`);
const trouble = async (wanted: RunOrder) => (await carry(wanted)).end.trouble;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('carryOut', () => {
  it('runs a module, and keeps it for the next run', async () => {
    const shelf: Shelf = new Map();
    const bytes = start('nop');
    const cold = await carry(order(bytes), shelf);
    expect(cold.phases).toEqual(['ask worker', 'fetch', 'compile', 'instantiate', 'run']);
    expect(cold.end).toMatchObject({ exitCode: 0, bytes: bytes.length });
    const warm = await carry(order(bytes), shelf);
    expect(warm.phases).toEqual(['ask worker', 'instantiate', 'run']);
  });

  it('repeats what was too short to time', async () => {
    const { heard } = await carry(order(start('nop'), { repeat: true }));
    const means = heard.at(-1)?.type === 'means' ? heard.at(-1) : undefined;
    expect(means).toBeDefined();
    const names = means?.type === 'means' ? means.means.map((m) => m.name) : [];
    expect(names).toContain('run');
    expect(means?.type === 'means' && means.means.every((m) => m.repetitions >= 10)).toBe(true);
  });

  it('names the phase that a warm run broke off in', async () => {
    const shelf: Shelf = new Map();
    const bytes = wat('(module (func (export "add")))', true);
    const cold = await carry(order(bytes), shelf);
    expect(cold.phases.at(-1)).toBe('instantiate');
    expect((await carry(order(bytes), shelf)).phases).toEqual(['ask worker', 'instantiate']);
  });

  it('keeps a run’s good end where a repetition of it fails', async () => {
    const { Instance } = WebAssembly;
    let made = 0;
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(function (module, imports) {
      made += 1;
      if (made > 1) throw new RangeError('could not allocate memory');
      return new Instance(module, imports);
    });
    const { heard, end } = await carry(order(start('nop'), { repeat: true }));
    expect(end.exitCode).toBe(0);
    expect(heard.filter((message) => message.type === 'end')).toHaveLength(1);
    expect(heard.at(-1)?.type).toBe('means');
  });

  it('tells a trap by the engine’s words, and runs again after it', async () => {
    const shelf: Shelf = new Map();
    const bad = await carry(order(start('unreachable')), shelf);
    expect(bad.end.trouble).toEqual({ kind: 'trap', facts: { cause: 'unreachable' } });
    expect(bad.phases.at(-1)).toBe('run');
    expect((await carry(order(start('nop')), shelf)).end.exitCode).toBe(0);
  });

  it('tells memory that ran out from other traps', async () => {
    const full =
      '(drop (memory.grow (i32.const 31))) (drop (memory.grow (i32.const 1))) unreachable';
    const memory = 32 * 65_536;
    expect(await trouble(order(start(full), { memory }))).toMatchObject({ kind: 'out-of-memory' });
    const big = wat('(module (memory (export "memory") 99) (func (export "_start")))', true);
    expect(await trouble(order(big, { memory }))).toEqual({
      kind: 'out-of-memory',
      facts: { memory },
    });
  });

  it('names imports that it can’t give', async () => {
    const text = `(import "env" "draw" (func)) ${wasiImport('teleport', 'i32')} (func (export "_start"))`;
    expect(await trouble(order(wat(text)))).toEqual({
      kind: 'missing-import',
      facts: { names: ['env.draw', 'wasi_snapshot_preview1.teleport'], made: 'Emscripten' },
    });
  });

  it('names what a library lacks', async () => {
    const library = wat('(module (func (export "add")))', true);
    expect(await trouble(order(library))).toEqual({
      kind: 'no-start',
      facts: { names: ['function _start', 'memory'], offers: ['add'] },
    });
  });

  it('tells damaged files and web pages from modules', async () => {
    const whole = new Uint8Array(
      await readFile(new URL('../../../public/modules/hello.wasm', import.meta.url)),
    );
    expect(await trouble(order(whole.slice(0, 2000)))).toMatchObject({ kind: 'not-a-module' });
    const page = new TextEncoder().encode('\n<!doctype html><title>Log in</title>');
    expect(await trouble(order(page))).toEqual({ kind: 'not-a-module', facts: { page: true } });
    expect(await trouble(order(new Uint8Array()))).toMatchObject({ facts: { page: false } });
  });

  it('tells a server that can’t be reached', async () => {
    const nowhere = { ...order(new Uint8Array()), module: 'http://127.0.0.1:1/x.wasm' };
    expect(await trouble(nowhere)).toMatchObject({ kind: 'network' });
  });
});

describe('the guards', () => {
  it('take what belongs, and nothing else', () => {
    expect(isToWorker(order(new Uint8Array()))).toBe(true);
    for (const wrong of [null, 7, {}, { type: 'run' }, { type: 'toString', id: 1 }, []]) {
      expect(isToWorker(wrong)).toBe(false);
      expect(isFromWorker(wrong)).toBe(false);
    }
    expect(isFromWorker({ type: 'phase', id: 1, name: 'run', end: 'now' })).toBe(false);
    const output = { type: 'output', id: 1, text: 'x', at: 0 };
    expect(isFromWorker({ ...output, stream: 'stdout' })).toBe(true);
    expect(isFromWorker({ ...output, stream: 'toString' })).toBe(false);
    expect(isFromWorker({ type: 'phase', id: 1, name: 'toString', end: 1 })).toBe(false);
    const calls = { type: 'calls', id: 1, total: 0, counts: [] };
    expect(isFromWorker({ ...calls, calls: { length: 1 } })).toBe(false);
    expect(isFromWorker({ type: 'means', id: 1, means: {} })).toBe(false);
    expect(isFromWorker({ type: 'end', id: 1, files: null, cut: false, bytes: 0 })).toBe(false);
  });
});
