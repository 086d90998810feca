import { describe, expect, it } from 'vitest';
import { fromBase64, hexByte, toBase64 } from '../../../src/recording/bytes.ts';

describe('bytes as text', () => {
  it('are two digits each', () => {
    expect([0, 10, 255].map(hexByte)).toEqual(['00', '0a', 'ff']);
  });

  it('go to base64 and back, as many as there are', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(() => fromBase64('%')).toThrow();
  });
});
