import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileContent } from '../../../../src/wasi/api.ts';
import { initialValues, parseParams, toQuery } from '../../../../src/widgets/params.ts';
import {
  INITIAL_SETTINGS,
  sameGrants,
  specOf,
  WHOLE,
  type RunSettings,
} from '../../../../src/widgets/workbench/settings.ts';
import {
  RUN_PARAMS,
  settingsOf,
  valuesOf,
} from '../../../../src/widgets/workbench/settings-params.ts';

const FIRST = { 'given.txt': 'here\n' };
const BASE = initialValues(RUN_PARAMS);
const fromQuery = (query: Readonly<Record<string, string>>) => {
  const { values, problems } = parseParams(RUN_PARAMS, { ...BASE, ...query });
  const read = settingsOf(values, FIRST);
  return { settings: read.settings, problems: [...problems, ...read.problems] };
};

const text = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength });
const name = text(12).filter((word) => word !== '');
const content: fc.Arbitrary<FileContent> = fc.oneof(
  text(30),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => new Uint8Array(bytes)),
  text(10).map((link) => ({ link })),
);
const settings: fc.Arbitrary<RunSettings> = fc.record({
  args: name.map((word) => word.replaceAll(/["'\\]/gu, '')),
  env: fc.constantFrom('', 'A=1', 'A=1\nB=x y=z\nC='),
  typed: fc.boolean(),
  input: text(40),
  files: fc.oneof(fc.constant(FIRST), fc.dictionary(name, content, { maxKeys: 5 })),
  preopens: fc.array(fc.record({ path: name, folder: text(10), write: fc.boolean() }), {
    maxLength: 3,
  }),
  deny: fc.subarray(['args', 'env', 'clock', 'random'] as const),
  fixed: fc.constant({}),
  limits: fc.record({
    memoryMiB: fc.integer({ min: 1, max: 1024 }),
    seconds: fc.integer({ min: 1, max: 3600 }),
    outputKiB: fc.integer({ min: 1, max: 16_384 }),
    files: fc.integer({ min: 0, max: 100_000 }),
    filesMiB: fc.integer({ min: 0, max: 256 }),
  }),
  trace: fc.boolean(),
});

describe('settings in a link', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(settings, (given) => {
        const { settings: back, problems } = fromQuery(toQuery(valuesOf(given, FIRST), BASE));
        expect(back).toEqual(given);
        expect(problems).toEqual([]);
      }),
    );
  });

  it('keep a fixed clock and fixed randomness', () => {
    const given = { ...INITIAL_SETTINGS, files: FIRST, fixed: { time: 12_345, seed: 7 } };
    expect(fromQuery(toQuery(valuesOf(given, FIRST), BASE)).settings).toEqual(given);
  });

  it('say nothing where nothing was changed', () => {
    expect(toQuery(valuesOf({ ...INITIAL_SETTINGS, files: FIRST }, FIRST), BASE)).toEqual({});
  });

  it('leave files out that are too many for a link', () => {
    const given = { ...INITIAL_SETTINGS, files: { 'a.txt': 'x'.repeat(20_000) } };
    expect(valuesOf(given, FIRST).files).toBe('');
  });

  it('say what can’t be used, and use the rest', () => {
    const { settings: read, problems } = fromQuery({
      dirs: '/a=b:read,nonsense,%E0:write,/c=d=e:read',
      files: '{"a":5}',
      env: 'GOOD=1\nbad',
      args: 'one "two',
      clock: 'never',
      memory: '99999',
    });
    expect(read.preopens).toEqual([{ path: '/a', folder: 'b', write: false }]);
    expect(read.files).toBe(FIRST);
    expect(specOf('x.wasm', read)).toMatchObject({
      args: ['one', 'two'],
      env: { GOOD: '1' },
      deny: [],
      limits: { memory: 1024 * 1024 * 1024 },
    });
    expect(problems).toHaveLength(6);
  });

  it('never throw, whatever a link says', () => {
    fc.assert(
      fc.property(text(40), text(40), text(20), (dirs, files, env) => {
        expect(() => specOf('x.wasm', fromQuery({ dirs, files, env }).settings)).not.toThrow();
      }),
    );
  });
});

describe('specOf', () => {
  it('gives what was typed only where it is typed', () => {
    expect(specOf('x.wasm', INITIAL_SETTINGS).stdin).toEqual({ typed: true });
    expect(specOf('x.wasm', { ...INITIAL_SETTINGS, typed: false, input: 'a' }).stdin).toBe('a');
  });

  it('takes the files as they are when the run starts', () => {
    expect(specOf('x.wasm', INITIAL_SETTINGS, FIRST).files).toBe(FIRST);
  });
});

it('tells other grants from other files', () => {
  const same = { ...INITIAL_SETTINGS, files: FIRST };
  expect(sameGrants(INITIAL_SETTINGS, same)).toBe(true);
  expect(sameGrants(INITIAL_SETTINGS, { ...same, preopens: [{ ...WHOLE, write: false }] })).toBe(
    false,
  );
});
