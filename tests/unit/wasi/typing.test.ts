import { describe, expect, it, vi } from 'vitest';
import type { Given } from '../../../src/wasi/given.ts';
import { typedInput } from '../../../src/wasi/input.ts';
import { carryOut } from '../../../src/wasi/job.ts';
import { DEFAULT_LIMITS } from '../../../src/wasi/limits.ts';
import { isToWorker, type FromWorker, type RunOrder } from '../../../src/wasi/protocol.ts';
import { decode } from '../../../src/wasi/trace/decode.ts';
import { canType } from '../../../src/wasi/suspend.ts';
import { wasiImport, wat } from './wat.ts';

const READ = wasiImport('fd_read', 'i32 i32 i32 i32');
const WRITE = wasiImport('fd_write', 'i32 i32 i32 i32');
const POLL = wasiImport('poll_oneoff', 'i32 i32 i32 i32');
const EXIT = wasiImport('proc_exit', 'i32', '');

/** Prints back what it reads, until the end of its input. */
const ECHO = `${READ} ${WRITE}
  (data (i32.const 0) "\\64\\00\\00\\00\\10\\00\\00\\00")
  (func (export "_start") (loop $again
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 32)))
    (i32.store (i32.const 4) (i32.load (i32.const 32)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 36)))
    (i32.store (i32.const 4) (i32.const 16))
    (br_if $again (i32.load (i32.const 32)))))`;

/** Two subscriptions at 0: a clock after `ms`, and input; exits with how many came, plus the first's type * 10. */
const poll = (ms: number) => `${POLL} ${EXIT}
  (func (export "_start")
    (i32.store (i32.const 16) (i32.const 1))
    (i64.store (i32.const 24) (i64.const ${String(ms * 1_000_000)}))
    (i32.store8 (i32.const 56) (i32.const 1))
    (drop (call $poll_oneoff (i32.const 0) (i32.const 200) (i32.const 2) (i32.const 300)))
    (call $proc_exit (i32.add (i32.load (i32.const 300))
      (i32.mul (i32.load8_u (i32.const 210)) (i32.const 10)))))`;

function start(text: string, more: Partial<Given> = {}) {
  const bytes = wat(text);
  const input = typedInput();
  const heard: FromWorker[] = [];
  const waits = { now: 0, hear: () => undefined as unknown };
  const given: Given = {
    args: ['t.wasm'],
    env: {},
    stdin: { typed: true },
    files: undefined,
    preopens: undefined,
    deny: [],
    fixed: {},
    most: DEFAULT_LIMITS,
    ...more,
  };
  const rest = { memory: DEFAULT_LIMITS.memory, trace: true, repeat: false };
  const order: RunOrder = { type: 'run', id: 1, module: bytes, key: 'own', given, ...rest };
  expect(isToWorker(order)).toBe(true);
  const run = carryOut(
    order,
    new Map(),
    (message) => {
      heard.push(message);
      if (message.type === 'waits' && message.waiting) waits.hear();
    },
    input,
  );
  const waiting = () =>
    new Promise((resolve) => {
      waits.hear = () => resolve(undefined);
    });
  const output = () =>
    heard
      .filter((m) => m.type === 'output')
      .map((m) => m.text)
      .join('');
  const end = () => heard.find((m) => m.type === 'end');
  const calls = () => heard.filter((m) => m.type === 'calls').flatMap((m) => m.calls.map(decode));
  return { run, input, heard, waiting, output, end, calls };
}

describe('a module that reads what is typed', () => {
  it('can be suspended in this engine', () => {
    expect(canType()).toBe(true);
  });

  it('waits for each piece, prints before it waits, and goes on to the end of input', async () => {
    const { run, input, heard, waiting, output, end, calls } = start(ECHO);
    await waiting();
    expect(end()).toBeUndefined();
    let next = waiting();
    input.add('naïve\n');
    await next;
    expect(output()).toBe('naïve\n');
    next = waiting();
    input.add('a line that is longer than the buffer\n');
    await next;
    expect(output()).toBe('naïve\na line that is longer than the buffer\n');
    input.end();
    await run;
    expect(end()).toMatchObject({ exitCode: 0 });
    const waits = heard.filter((m) => m.type === 'waits').map((m) => m.waiting);
    expect(waits).toEqual([true, false, true, false, true, false]);
    const reads = calls().filter((call) => call.name === 'fd_read');
    expect(reads[0]).toMatchObject({ result: 'SUCCESS', gives: '"naïve\\n", 7 bytes' });
    expect(reads.at(-1)).toMatchObject({ gives: '0 bytes' });
  });

  it('needn’t wait for what was typed ahead', async () => {
    const { run, input, heard, output } = start(ECHO);
    input.add('early');
    input.end();
    input.add('too late');
    await run;
    expect(output()).toBe('early');
    expect(heard.some((m) => m.type === 'waits')).toBe(false);
  });

  it('looks at memory anew where it grew', async () => {
    const grow = ECHO.replace('(loop $again', '(drop (memory.grow (i32.const 3))) (loop $again');
    const { run, input, waiting, output } = start(grow);
    await waiting();
    input.add('x');
    input.end();
    await run;
    expect(output()).toBe('x');
  });

  it('polls clock and input together: whichever comes first', async () => {
    const late = start(poll(10));
    await late.run;
    expect(late.end()).toMatchObject({ exitCode: 1 });
    const typed = start(poll(60_000));
    await typed.waiting();
    typed.input.add('k');
    await typed.run;
    expect(typed.end()).toMatchObject({ exitCode: 11 });
    expect(typed.calls()[0]?.args).toBe('for 60 s on the monotonic clock; fd_read of fd 0');
  });

  it('waits for longer than a timer can count, without looking again and again', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const { run, input, heard, waiting } = start(poll(2 ** 40));
    await waiting();
    const times = timers.mock.calls.map(([, time]) => time ?? 0);
    expect(Math.max(...times)).toBe(2 ** 31 - 1);
    input.add('k');
    await run;
    const waits = heard.filter((m) => m.type === 'waits').map((m) => m.waiting);
    expect(waits).toEqual([true, false]);
    timers.mockRestore();
  });

  it('is told of a trap after it waited', async () => {
    const trap = ECHO.replace('(br_if', 'unreachable (br_if');
    const { run, input, waiting, end } = start(trap);
    await waiting();
    input.add('x');
    await run;
    expect(end()?.trouble?.kind).toBe('trap');
  });

  it('is refused at once where standard input is denied', async () => {
    const { run, end, calls } = start(ECHO, { deny: ['stdin'] });
    await run;
    expect(end()).toMatchObject({ exitCode: 0 });
    expect(calls()[0]).toMatchObject({ name: 'fd_read', result: 'NOTCAPABLE', denied: true });
  });
});

describe('a module that reads what was given before', () => {
  it('finds the end of it, and never waits', async () => {
    const { run, heard, output, end } = start(ECHO, { stdin: 'given' });
    await run;
    expect(output()).toBe('given');
    expect(end()).toMatchObject({ exitCode: 0 });
    expect(heard.some((m) => m.type === 'waits')).toBe(false);
  });
});
