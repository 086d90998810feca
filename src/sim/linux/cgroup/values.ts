/** Files of a control group that hold one setting: what each takes, what it keeps of it, and its errors. */

import { CPU_FACTS } from '../cpu-facts.ts';
import { readCpuMax, writeCpuMax } from '../cpu-max.ts';
import { MEMORY_FACTS } from '../memory-facts.ts';

export type Controller = 'cpu' | 'memory' | 'pids';
export const CONTROLLERS: readonly Controller[] = ['cpu', 'memory', 'pids'];

export type ValueError = 'EINVAL' | 'ERANGE';

export type ValueWritten =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: ValueError };

export interface ValueFile {
  /** Whose file it is; those of `core` are there in every group. */
  readonly of: Controller | 'core';
  readonly initial: string;
  /** What the file reads after a write; `before` is what it read until then. */
  write(text: string, before: string): ValueWritten;
}

/** PIDs in all, on 64 bits: PID_MAX_LIMIT in include/linux/threads.h. */
const MOST_PIDS = 4_194_304;
const PAGE = MEMORY_FACTS.page.value;
const SUFFIXES = 'kmgtpe';

const kept = (value: number | string): ValueWritten => ({ ok: true, value: String(value) });
const INVALID: ValueWritten = { ok: false, error: 'EINVAL' };
const OUT_OF_RANGE: ValueWritten = { ok: false, error: 'ERANGE' };

/**
 * Bytes, with a suffix or "max", cut to whole pages. Source: cgroup-v2.rst (memory); lib/cmdline.c,
 * memparse; tried on Linux 6.18: 100M and 0x100000 are taken, 100MB,
 * 1.5G and +5M aren't; 5000 is 4096, an empty line is 0.
 */
function writeBytes(text: string): ValueWritten {
  if (text.trim() === 'max') return kept('max');
  const match = /^(0x[\da-f]+|\d+)?([kmgtpe]?)$/iu.exec(text.trim());
  if (match === null) return INVALID;
  // No digits are a 0, as the kernel reads them.
  const [, digits = '0', suffix = ''] = match;
  const power = SUFFIXES.indexOf(suffix.toLowerCase()) + 1;
  const bytes = integer(digits) * 1024 ** (suffix === '' ? 0 : power);
  return kept(Math.floor(bytes / PAGE) * PAGE);
}

/** A whole number from `least` to `most`, with a sign if need be; `beyond` for another one. */
function whole(least: number, most: number, beyond: ValueWritten = OUT_OF_RANGE) {
  return (text: string): ValueWritten => {
    const [, sign = '', digits = ''] = /^([+-]?)(.*)$/su.exec(text.trim()) ?? [];
    const size = integer(digits);
    if (Number.isNaN(size)) return INVALID;
    const value = sign === '-' ? 0 - size : size;
    return value >= least && value <= most ? kept(value) : beyond;
  };
}

/** The same, or "max". */
function wholeOrMax(most: number, beyond?: ValueWritten) {
  const number = whole(0, most, beyond);
  return (text: string): ValueWritten => (text.trim() === 'max' ? kept('max') : number(text));
}

/**
 * A number of processes or "max". Source: cgroup-v2.rst (pids); kernel/cgroup/pids.c; tried on
 * Linux 6.18: 0 is taken, 0x10 is 16, 010 is 8; 4194305, -1, 1K and an empty line aren't.
 */
const writePidsMax = wholeOrMax(MOST_PIDS, INVALID);

/** As the kernel's kstrtoll reads with base 0: decimal, 0x1f, 017. NaN where it isn't one. */
function integer(text: string): number {
  if (/^0x[\da-f]+$/iu.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/u.test(text)) return Number.parseInt(text, 8);
  return /^(0|[1-9]\d*)$/u.test(text) ? Number(text) : Number.NaN;
}

function cpuMax(text: string, before: string): ValueWritten {
  const [quota = 'max', period = ''] = before.split(' ');
  const written = writeCpuMax(text, {
    quota: quota === 'max' ? undefined : Number(quota),
    period: Number(period),
  });
  return written.ok ? kept(readCpuMax(written.max)) : INVALID;
}

/** cgroup.max.depth and cgroup.max.descendants. */
const count = wholeOrMax(2 ** 31 - 1);

const bytesFile = (initial: string): ValueFile => ({
  of: 'memory',
  initial,
  write: writeBytes,
});
const [leastWeight = 1, mostWeight = 10_000] = CPU_FACTS.weightDefault.range ?? [];

/** Each file with its value in a new group: cgroup-v2.rst. */
export const VALUE_FILES: Readonly<Record<string, ValueFile>> = {
  'cgroup.max.depth': { of: 'core', initial: 'max', write: count },
  'cgroup.max.descendants': { of: 'core', initial: 'max', write: count },
  'cpu.max': {
    of: 'cpu',
    initial: `max ${String(CPU_FACTS.periodDefault.value)}`,
    write: cpuMax,
  },
  'cpu.weight': {
    of: 'cpu',
    initial: String(CPU_FACTS.weightDefault.value),
    write: whole(leastWeight, mostWeight),
  },
  'memory.min': bytesFile('0'),
  'memory.low': bytesFile('0'),
  'memory.high': bytesFile('max'),
  'memory.max': bytesFile('max'),
  'memory.swap.max': bytesFile('max'),
  'memory.oom.group': { of: 'memory', initial: '0', write: whole(0, 1, INVALID) },
  'pids.max': { of: 'pids', initial: 'max', write: writePidsMax },
};
