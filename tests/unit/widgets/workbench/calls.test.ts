import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/wasi/api.ts';
import {
  filterCalls,
  groupCalls,
  inOneLine,
  NO_FILTER,
  numbered,
  withoutRights,
} from '../../../../src/widgets/workbench/call-groups.ts';
import { callTime, meanTime } from '../../../../src/widgets/workbench/call-times.ts';
import { hexLines } from '../../../../src/widgets/workbench/hex.ts';
import { usageOf, usageOfDirectories } from '../../../../src/widgets/workbench/usage.ts';

function call(name: string, args = '', result = 'SUCCESS', denied = false): Call {
  return { name, args, result, denied, at: 0, took: 0, touches: 'files', memory: [] };
}

const CALLS = [
  call('fd_write', 'fd 1, "a"'),
  call('fd_write', 'fd 1, "b"'),
  call('fd_write', 'fd 2, "c"'),
  call('path_open', 'fd 3, "Secret"', 'NOTCAPABLE', true),
  call('fd_write', 'fd 1, "d"'),
  call('fd_write', 'fd 1, "e"', 'NOSPC'),
  call('proc_exit', 'code 0', 'no return'),
];
const lengths = (calls: Parameters<typeof groupCalls>[0]) =>
  groupCalls(calls).map((group) => group.calls.length);

describe('numbered', () => {
  it('gives those kept the numbers that they had in the run', () => {
    expect(numbered(CALLS, 107).map(({ number }) => number)).toEqual([
      101, 102, 103, 104, 105, 106, 107,
    ]);
    expect(numbered(CALLS, undefined)[0]?.number).toBeUndefined();
  });
});

describe('groupCalls', () => {
  it('puts neighbours of one name, descriptor and result together', () => {
    expect(lengths(numbered(CALLS, 7))).toEqual([2, 1, 1, 1, 1, 1]);
  });

  it('puts nothing together that a filter has brought side by side', () => {
    const writes = filterCalls(numbered(CALLS, 7), { ...NO_FILTER, text: 'fd 1' });
    expect(lengths(writes)).toEqual([2, 1, 1]);
  });

  it('loses and repeats no call', () => {
    const all = numbered(CALLS, 7);
    expect(groupCalls(all).flatMap((group) => group.calls)).toEqual(all);
  });
});

describe('filterCalls', () => {
  const found = (filter: Partial<typeof NO_FILTER>) =>
    filterCalls(numbered(CALLS, 7), { ...NO_FILTER, ...filter }).map(({ number }) => number);

  it('finds by name, by any part of the text, and those that were refused', () => {
    expect(found({})).toHaveLength(7);
    expect(found({ name: 'path_open' })).toEqual([4]);
    expect(found({ text: ' secret ' })).toEqual([4]);
    expect(found({ text: 'denied' })).toEqual([4]);
    expect(found({ onlyRefused: true })).toEqual([4, 6]);
    expect(found({ onlyRefused: true, name: 'fd_write' })).toEqual([6]);
  });
});

it('writes a call in one line, and says where it was denied', () => {
  expect(inOneLine({ ...call('fd_read', 'fd 3'), gives: '5 bytes' })).toBe(
    'fd_read(fd 3) = SUCCESS, 5 bytes',
  );
  expect(inOneLine(call('random_get', '', 'NOTCAPABLE', true))).toBe(
    'random_get() = denied, NOTCAPABLE',
  );
});

it('leaves the long list of rights to the details', () => {
  expect(
    withoutRights('fd 3, "a", oflags CREAT, rights FD_READ|FD_SYNC and 7 more, inherited X'),
  ).toBe('fd 3, "a", oflags CREAT…');
  expect(withoutRights('fd 1, "all rights reserved"')).toBe('fd 1, "all rights reserved"');
});

describe('times', () => {
  it('are never finer than the browser’s clock', () => {
    expect(callTime(0)).toBe('under 0.1\u00a0ms');
    expect(callTime(0.004)).toBe('under 0.1\u00a0ms');
    expect(callTime(0.1)).toBe('0.1\u00a0ms');
    expect(callTime(12.34)).toBe('12\u00a0ms');
  });

  it('give a mean only where the clock has seen enough', () => {
    expect(meanTime({ calls: 1000, took: 0.5 })).toBeUndefined();
    expect(meanTime({ calls: 1, took: 50 })).toBeUndefined();
    expect(meanTime({ calls: 10_000, took: 50 })).toBe('about 5\u00a0µs');
  });
});

describe('hexLines', () => {
  it('shows address, bytes and text, a dot for what can’t be printed', () => {
    const bytes = new TextEncoder().encode('/notes.txt\0é');
    expect(hexLines(bytes, 0x1_00fe)).toEqual([
      { address: '000100fe', hex: '2f 6e 6f 74 65 73 2e 74', text: '/notes.t' },
      { address: '00010106', hex: '78 74 00 c3 a9', text: 'xt...' },
    ]);
    expect(hexLines(new Uint8Array(), 0)).toEqual([]);
  });
});

describe('usage', () => {
  const count = (name: string, calls: number, refused = 0) => ({ name, calls, refused, took: 0 });
  const report = (counts: readonly ReturnType<typeof count>[], calls: readonly Call[] = []) => ({
    counts,
    calls,
    callCount: calls.length,
  });

  it('counts what was asked for and what was refused', () => {
    expect(usageOf('clock', report([count('clock_time_get', 3, 1)]))).toBe(
      'Asked for 3 times, refused once.',
    );
    expect(usageOf('random', report([count('random_get', 2, 2)]))).toBe(
      'Asked for 2 times, refused each time.',
    );
    expect(usageOf('env', report([count('random_get', 2)]))).toBe('Not asked for.');
  });

  it('knows standard input by its descriptor, and says where calls were not kept', () => {
    const reads = [call('fd_read', 'fd 0'), call('fd_read', 'fd 4')];
    expect(usageOf('stdin', report([], reads))).toBe('Asked for once, never refused.');
    expect(usageOf('stdin', { ...report([], reads), callCount: 50 })).toContain('the last 2 calls');
  });

  it('tells a program that found no directory from one that never looked', () => {
    expect(usageOfDirectories(report([count('fd_prestat_get', 1, 1)]))).toBe(
      'Looked for directories, found none.',
    );
    expect(usageOfDirectories(report([]))).toBe('Not asked for.');
    expect(
      usageOfDirectories(report([count('fd_prestat_get', 2, 1), count('path_open', 3, 2)])),
    ).toBe('Looked for directories, found 1. Named a path 3 times, got an error 2 times.');
  });
});
