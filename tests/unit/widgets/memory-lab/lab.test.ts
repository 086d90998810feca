import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  carryOut,
  PAGE,
  type Edge,
  type Leak,
  type Overflow,
  type Place,
} from '../../../../src/widgets/memory-lab/lab.ts';
import { MOST_PAGES } from '../../../../src/widgets/memory-lab/Leak.tsx';
import {
  AT_FIRST,
  BALANCE,
  IS_ADMIN,
  NAME,
  valueOf,
} from '../../../../src/widgets/memory-lab/variables.ts';
import { summary } from '../../../../src/widgets/memory-lab/words.ts';

const FILE = new URL('../../../../public/modules/memory-lab.wasm', import.meta.url);
const module = await WebAssembly.compile(await readFile(FILE));

const overflow = (characters: number) =>
  carryOut(module, { part: 'overflow', characters }) as Overflow;
const leak = (rounds: number, forgotten: number) =>
  carryOut(module, { part: 'leak', rounds, forgotten }) as Leak;
const edge = (place: Place) => carryOut(module, { part: 'edge', place }) as Edge;

it('finds before the copy what the first frame draws', () => {
  expect(overflow(3).before).toEqual(AT_FIRST);
});

it('leaves the neighbours alone as long as the name fits', () => {
  const { after, output } = overflow(7);
  expect(valueOf(NAME, after)).toBe('“ABCDEFG”');
  expect(after.slice(8)).toEqual(AT_FIRST.slice(8));
  expect(output).toBe('is_admin is 0, balance is 100.\nYou may read, no more.\n');
});

it('hides an overflow by one, where a zero falls on a zero', () => {
  const found = overflow(8);
  expect(found.after.slice(8)).toEqual(AT_FIRST.slice(8));
  expect(summary(found)).toContain('nobody can tell');
});

it('changes the neighbour silently', () => {
  const found = overflow(9);
  expect(valueOf(IS_ADMIN, found.after)).toBe('73');
  expect(valueOf(BALANCE, found.after)).toBe('100');
  expect(found.output).toContain('Welcome, administrator.');
  expect(summary(found)).toContain('is_admin went from 0 to 73, though');
});

it('reaches the second neighbour with the zero already', () => {
  const found = overflow(12);
  expect(valueOf(BALANCE, found.after)).toBe('0');
  expect(summary(found)).toContain('balance went from 100 to 0');
});

it('keeps memory that was given back', () => {
  const { samples } = leak(5, 0);
  const pages = samples.map((sample) => sample.pages);
  expect(pages).toEqual([...pages].sort((a, b) => a - b));
  expect(samples.at(-1)?.held).toBe(0);
  const [first] = pages;
  expect(pages.at(-1)).toBe((first ?? 0) + 8);
  expect(summary({ part: 'leak', forgotten: 0, samples })).toContain('in round 1, and kept');
});

it('grows with each forgotten block, up to the maximum that the module declares', () => {
  const found = leak(12, 8);
  expect(found.samples.at(-1)).toMatchObject({ what: 'refused' });
  expect(found.samples.at(-1)?.pages).toBeLessThanOrEqual(MOST_PAGES);
  expect(found.samples.at(-1)?.held).toBeGreaterThan(MOST_PAGES / 2);
  expect(summary(found)).toContain('doesn’t prevent one');
});

it.each(['zero', 'last'] as const)('reads the byte at %s', (place) => {
  expect(edge(place)).toMatchObject({ value: 0 });
});

it.each(['past', 'far', 'minus'] as const)('traps at %s', (place) => {
  const found = edge(place);
  expect(found.trap).toContain('out of bounds');
  expect(found.address).toBeGreaterThanOrEqual(found.size);
  expect(found.size % PAGE).toBe(0);
});

it('declares the maximum that the chart draws', async () => {
  const { default: wabt } = await import('wabt');
  const read = (await wabt()).readWasm(new Uint8Array(await readFile(FILE)), {});
  expect(read.toText({})).toMatch(new RegExp(`\\(memory \\(;0;\\) \\d+ ${String(MOST_PAGES)}\\)`));
  read.destroy();
});
