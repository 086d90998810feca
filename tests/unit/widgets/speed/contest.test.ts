import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as twin from '../../../../content/modules/speed/speed.js';
import { ALGORITHMS, type Algorithm } from '../../../../src/widgets/speed/algorithms.ts';
import { contest } from '../../../../src/widgets/speed/contest.ts';
import { excerpt } from '../../../../src/widgets/speed/excerpt.ts';

const ROOT = new URL('../../../../', import.meta.url);
const bytes = await readFile(new URL('public/modules/speed.wasm', ROOT));
const module = await WebAssembly.compile(bytes);
const { exports } = await WebAssembly.instantiate(module);
type Work = (size: number) => number;

describe('the two versions', () => {
  it.each([
    ['sieve', [0, 1, 2, 3, 30, 1000, 99_991]],
    ['matrix', [0, 1, 2, 7, 33]],
    ['mix', [0, 1, 2, 1000, 123_457]],
  ] as const)('of %s agree to the last bit', (name, sizes) => {
    for (const size of sizes) {
      const ours = (exports[name] as Work)(size);
      expect(name === 'matrix' ? ours : ours >>> 0).toBe(twin[name](size));
    }
  });

  it('come to what is known', () => {
    expect(twin.sieve(100)).toBe(25);
    // One by one: 0.5 times 0.25.
    expect(twin.matrix(1)).toBe(0.125);
  });

  it('ask the host for nothing', () => {
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });
});

describe('contest', () => {
  const clock = (steps: readonly number[]) => {
    let reading = 0;
    return () => steps[reading++] ?? 0;
  };

  it.each(Object.keys(ALGORITHMS) as Algorithm[])('times %s in either order', (algorithm) => {
    const first = contest(exports, { algorithm, first: 'wasm' }, clock([0, 3, 3, 8]));
    expect(first).toMatchObject({ wasm: 3, javascript: 5 });
    const second = contest(exports, { algorithm, first: 'javascript' }, clock([0, 3, 3, 8]));
    expect(second).toMatchObject({ wasm: 5, javascript: 3, result: first.result });
  });

  it('refuses results that differ', () => {
    const wrong = { ...exports, mix: () => 7 };
    expect(() => contest(wrong, { algorithm: 'mix', first: 'wasm' }, clock([]))).toThrow(
      'mix gave 7 in one',
    );
  });
});

describe('excerpt', () => {
  it.each(Object.keys(ALGORITHMS))('cuts %s out of both files', async (name) => {
    for (const file of ['speed.c', 'speed.js']) {
      const source = await readFile(new URL(`content/modules/speed/${file}`, ROOT), 'utf8');
      const cut = excerpt(source, name);
      expect(cut).toMatch(new RegExp(`^(export function|u32|double) ${name}\\(`));
      expect(cut.match(/\n\}/g)).toHaveLength(1);
    }
  });

  it('says which function there isn’t', () => {
    expect(() => excerpt('int main() {\n}\n', 'sieve')).toThrow('no function “sieve”');
  });
});
