import { describe, expect, it } from 'vitest';
import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Input } from '../../../../src/wasi/preview1/system.ts';
import { machine, type Wish } from './machine.ts';

const FROM = 1024;
const TO = 2048;
const STORED = 64;
const MS = 1_000_000n;

type Asked =
  | { clock: number; timeout: bigint; absolute?: boolean }
  | { fd: number; write?: boolean }
  | { unknown: true };

function asking(wish: Wish = {}) {
  const m = machine(wish);
  const put = (asked: readonly Asked[]) => {
    for (const [index, one] of asked.entries()) {
      const at = FROM + index * 48;
      const view = m.view();
      view.setBigUint64(at, BigInt(100 + index), true);
      if ('unknown' in one) view.setUint8(at + 8, 3);
      else if ('fd' in one) {
        view.setUint8(at + 8, one.write === true ? 2 : 1);
        view.setUint32(at + 16, one.fd, true);
      } else {
        view.setUint32(at + 16, one.clock, true);
        view.setBigUint64(at + 24, one.timeout, true);
        view.setUint16(at + 40, one.absolute === true ? 1 : 0, true);
      }
    }
  };
  const events = () =>
    Array.from({ length: m.view().getUint32(STORED, true) }, (_, index) => {
      const at = TO + index * 32;
      const view = m.view();
      return {
        from: Number(view.getBigUint64(at, true)) - 100,
        errno: view.getUint16(at + 8, true),
        type: view.getUint8(at + 10),
        bytes: Number(view.getBigUint64(at + 16, true)),
        ended: view.getUint16(at + 24, true) === wasi.EVENTRWFLAGS_FD_READWRITE_HANGUP,
      };
    });
  const poll = (...asked: Asked[]) => {
    put(asked);
    const errno = m.call('poll_oneoff', FROM, TO, asked.length, STORED);
    return errno === 'SUCCESS' ? events() : errno;
  };
  const begin = (...asked: Asked[]) => {
    put(asked);
    return m.system.poll(FROM, TO, asked.length, STORED);
  };
  return { ...m, poll, begin, events };
}

describe('poll_oneoff', () => {
  it('tells all that are ready, and leaves the clock waiting', () => {
    const { poll, open } = asking({ files: { f: 'abc' } });
    const file = Number(open('f'));
    const events = poll(
      { clock: 1, timeout: 1000n * MS },
      { fd: 1, write: true },
      { fd: file },
      { fd: 0 },
    );
    expect(events).toEqual([
      { from: 1, errno: 0, type: wasi.EVENTTYPE_FD_WRITE, bytes: 65_536, ended: false },
      { from: 2, errno: 0, type: wasi.EVENTTYPE_FD_READ, bytes: 3, ended: false },
      { from: 3, errno: 0, type: wasi.EVENTTYPE_FD_READ, bytes: 0, ended: true },
    ]);
  });

  it('sleeps until the first clock', () => {
    const { poll } = asking();
    const start = performance.now();
    const events = poll({ clock: 1, timeout: 30n * MS }, { clock: 0, timeout: 10_000n * MS });
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
    expect(events).toEqual([{ from: 0, errno: 0, type: 0, bytes: 0, ended: false }]);
  });

  it('knows moments as well as spans; those gone by are over', () => {
    const { poll } = asking();
    expect(poll({ clock: 0, timeout: 1n, absolute: true })).toMatchObject([{ errno: 0 }]);
    const soon = BigInt(Date.now() + 20) * MS;
    expect(poll({ clock: 0, timeout: soon, absolute: true })).toMatchObject([{ errno: 0 }]);
    expect(Date.now()).toBeGreaterThanOrEqual(Number(soon / MS) - 1);
  });

  it('moves a fixed clock on by the sleep, and by nothing else', () => {
    const { poll, call, view } = asking({ fixed: { time: 1000 } });
    poll({ clock: 1, timeout: 5n * MS });
    call('clock_time_get', 0, 0n, 8);
    expect(view().getBigUint64(8, true)).toBe(1005n * MS);
    poll({ clock: 0, timeout: 1010n * MS, absolute: true });
    call('clock_time_get', 0, 0n, 8);
    expect(view().getBigUint64(8, true)).toBe(1010n * MS);
  });

  it('tells of what can’t be asked in the event itself', () => {
    const { poll } = asking({ deny: ['stdin'] });
    expect(poll({ fd: 99 }, { fd: 0 }, { fd: 1 }, { clock: 8, timeout: 0n })).toMatchObject([
      { errno: wasi.ERRNO_BADF },
      { errno: wasi.ERRNO_NOTCAPABLE },
      { errno: wasi.ERRNO_BADF },
      { errno: wasi.ERRNO_INVAL },
    ]);
    const denied = asking({ deny: ['clock'] }).poll({ clock: 1, timeout: 1000n * MS });
    expect(denied).toMatchObject([{ errno: wasi.ERRNO_NOTCAPABLE }]);
  });

  it('refuses nothing at all, and what isn’t a subscription', () => {
    const { poll } = asking();
    expect(poll()).toBe('INVAL');
    expect(poll({ unknown: true })).toBe('INVAL');
  });
});

describe('waiting for input', () => {
  const typed = () => {
    const state = { ready: 0, ended: false };
    const input: Input = {
      get ready() {
        return state.ready;
      },
      get ended() {
        return state.ended;
      },
      read: () => new Uint8Array(0),
    };
    return { state, input };
  };

  it('can be left to who runs the module', () => {
    const { state, input } = typed();
    const { begin, events } = asking({ stdin: input });
    const waiting = begin({ fd: 0 }, { clock: 1, timeout: 60_000n * MS });
    if (typeof waiting === 'number') throw new Error('answered at once');
    expect(waiting.input).toBe(true);
    expect(waiting.until).toBeGreaterThan(performance.now());
    expect(waiting.again()).toMatchObject({ input: true, until: waiting.until });
    state.ready = 5;
    expect(waiting.again()).toBe(0);
    expect(events()).toMatchObject([{ from: 0, bytes: 5, ended: false }]);
  });

  it('ends with the input', () => {
    const { state, input } = typed();
    const { begin, events } = asking({ stdin: input });
    const waiting = begin({ fd: 0 });
    expect(waiting).toMatchObject({ until: Infinity, input: true });
    state.ended = true;
    expect(typeof waiting === 'number' ? undefined : waiting.again()).toBe(0);
    expect(events()).toMatchObject([{ from: 0, bytes: 0, ended: true }]);
  });

  it('isn’t done in the thread, where no input would ever come', () => {
    expect(asking({ stdin: typed().input }).poll({ fd: 0 })).toBe('AGAIN');
  });
});
