import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatFactor,
  formatMs,
  formatMsExact,
} from '../../../src/recording/format.ts';

/** The no-break space is written as a plain one here. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('formatMs', () => {
  test.each([
    [0, '0 ms'],
    [0.0004, '400 ns'],
    [0.0284, '28 µs'],
    [4.898, '4.9 ms'],
    [567, '570 ms'],
    [3800, '3.8 s'],
    [90_000, '90 s'],
    [120_000, '2 min'],
    [7_200_000, '2 h'],
  ])('%d is %s', (ms, text) => {
    expect(plain(formatMs(ms))).toBe(text);
  });

  test('rounds before it chooses the unit', () => {
    expect(plain(formatMs(0.9996))).toBe('1 ms');
    expect(plain(formatMs(999.9))).toBe('1 s');
  });

  test('never breaks between number and unit', () => {
    expect(formatMs(4.9)).toBe('4.9\u00A0ms');
  });

  test('says so where there is no number', () => {
    expect(formatMs(Number.NaN)).toBe('unknown');
    expect(formatMs(Infinity)).toBe('unknown');
  });
});

test('formatMsExact keeps what the clock can give', () => {
  expect(plain(formatMsExact(4.41203))).toBe('4.412 ms');
  expect(plain(formatMsExact(2712.3))).toBe('2.712 s');
});

test.each([
  [512, '512 B'],
  [88_000, '88 kB'],
  [4_400_000, '4.4 MB'],
  [999_960, '1 MB'],
  [30_000_000, '30 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(plain(formatBytes(bytes))).toBe(text);
});

test('factors have two figures, counts all of theirs', () => {
  expect(plain(formatFactor(783))).toBe('780 ×');
  expect(plain(formatFactor(12_345))).toBe('12,000 ×');
  expect(plain(formatFactor(1.27))).toBe('1.3 ×');
  expect(formatCount(12_345)).toBe('12,345');
});
