import { describe, expect, it } from 'vitest';
import { sharesOfRequest, weightOfShares } from '../../../../src/sim/linux/cpu-weight.ts';

describe('the weight of a request', () => {
  it('stays within what the kernel takes, however small or large the request', () => {
    expect([0, 1, 1000, 256_000, 300_000].map(sharesOfRequest)).toEqual([
      2, 2, 1024, 262_144, 262_144,
    ]);
    for (const formula of ['linear', 'quadratic'] as const) {
      expect(weightOfShares(sharesOfRequest(0), formula)).toBe(1);
      expect(weightOfShares(sharesOfRequest(300_000), formula)).toBe(10_000);
    }
  });
});
