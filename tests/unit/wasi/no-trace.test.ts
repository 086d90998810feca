import { describe, expect, it, vi } from 'vitest';
import { typedInput } from '../../../src/wasi/input.ts';
import { DEFAULT_LIMITS } from '../../../src/wasi/limits.ts';
import { listenedGuest } from '../../../src/wasi/listen.ts';
import type * as SystemModule from '../../../src/wasi/preview1/system.ts';
import type { RunOrder } from '../../../src/wasi/protocol.ts';
import { CALLS } from '../../../src/wasi/trace/signatures.ts';

const made = vi.hoisted((): { own: SystemModule.SystemCalls }[] => []);

vi.mock('../../../src/wasi/preview1/system.ts', async (original) => {
  const actual = await original<typeof SystemModule>();
  const createSystem: typeof actual.createSystem = (options) => {
    const system = actual.createSystem(options);
    const own = system.calls(CALLS.map(({ name }) => name));
    // The same functions whenever they are asked for, so that what is around them shows.
    const calls = (names: Iterable<string>) =>
      Object.fromEntries([...names].flatMap((name) => (own[name] ? [[name, own[name]]] : [])));
    made.push({ own });
    return { ...system, calls };
  };
  return { ...actual, createSystem };
});

/** The calls of a run as the module gets them that aren't the system's own functions. */
function wrapped(trace: boolean, stdin: RunOrder['given']['stdin'] = ''): string[] {
  const given = {
    args: ['t.wasm'],
    env: {},
    stdin,
    files: {},
    preopens: undefined,
    deny: [],
    fixed: {},
    most: DEFAULT_LIMITS,
  };
  const rest = { memory: DEFAULT_LIMITS.memory, trace, repeat: false };
  const order: RunOrder = { type: 'run', id: 1, module: '', key: '', given, ...rest };
  const { imports } = listenedGuest(order, () => undefined, typedInput());
  const own = made.at(-1)?.own;
  const names = CALLS.map(({ name }) => name);
  expect(names).toHaveLength(46);
  return names.filter((name) => {
    const call = imports.wasi_snapshot_preview1?.[name];
    expect(call, name).toBeDefined();
    return call !== own?.[name];
  });
}

describe('a run without a trace', () => {
  it('calls the system’s own functions, with nothing around them but the one that sleeps', () => {
    expect(wrapped(false)).toEqual(['poll_oneoff']);
  });

  it('has the two calls around which it can wait where input is typed', () => {
    expect(wrapped(false, { typed: true })).toEqual(['fd_read', 'poll_oneoff']);
  });

  it('differs in that from one with a trace', () => {
    expect(wrapped(true)).toHaveLength(46);
  });
});
