import { describe, expect, it } from 'vitest';
import { capMemory, makeUnique } from '../../../src/wasi/limits.ts';
import { wat } from './wat.ts';

const PAGE = 65_536;

/** How many pages a module's memory grows by, one at a time, before the engine says no. */
function growth(bytes: Uint8Array<ArrayBuffer>): number {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const memory = instance.exports.memory as WebAssembly.Memory;
  for (let grown = 0; ; grown++) {
    try {
      if (grown > 100) return Infinity;
      memory.grow(1);
    } catch {
      return grown;
    }
  }
}

const module = (memory: string) =>
  wat(`(module (memory (export "memory") ${memory}) (func (export "_start")))`, true);

function capped(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  const result = capMemory(bytes, limit);
  if (!result.ok) throw new Error('too big');
  return result.bytes;
}

describe('capMemory', () => {
  it('sets a maximum where the module has none', () => {
    expect(growth(module('1'))).toBe(Infinity);
    expect(growth(capped(module('1'), 3 * PAGE))).toBe(2);
  });

  it('lowers a maximum that is too high, and keeps one that is lower', () => {
    expect(growth(capped(module('1 200'), 5 * PAGE))).toBe(4);
    expect(growth(capped(module('1 2'), 5 * PAGE))).toBe(1);
  });

  it('writes limits that take several bytes', () => {
    const bytes = capped(module('300'), 1000 * PAGE);
    expect(WebAssembly.validate(bytes)).toBe(true);
    expect(growth(capped(module('1'), 90 * PAGE))).toBe(89);
  });

  it('says no to a module that starts with more', () => {
    expect(capMemory(module('4'), 3 * PAGE)).toEqual({ ok: false, wants: 4 * PAGE });
  });

  it('leaves bytes alone that make no sense', () => {
    for (const length of [0, 3, 8, 9, 12, 20]) {
      const cut = module('1').slice(0, length);
      expect(capMemory(cut, PAGE)).toEqual({ ok: true, bytes: cut });
    }
    // Numbers that go on without end, in place of the memory section's size or of what is in it.
    for (const start of [[], [5], [5, 0]]) {
      for (const byte of [0x80, 0xff]) {
        const noise = module('1').slice(0, 8);
        const endless = new Uint8Array(400).fill(byte);
        endless.set([...noise, ...start]);
        expect(capMemory(endless, PAGE)).toEqual({ ok: true, bytes: endless });
      }
    }
  });
});

describe('makeUnique', () => {
  it('gives other bytes for another mark, and a module that still works', () => {
    const one = makeUnique(module('1'), 1);
    const two = makeUnique(module('1'), 2);
    expect(Buffer.compare(one, two)).not.toBe(0);
    expect(WebAssembly.validate(one)).toBe(true);
    expect(WebAssembly.Module.customSections(new WebAssembly.Module(two), 'u')).toHaveLength(1);
  });
});
