import { describe, expect, it } from 'vitest';
import { outcome, quartiles, type Round } from '../../../../src/widgets/speed/stats.ts';
import { summary } from '../../../../src/widgets/speed/words.ts';

const round = (wasm: number, javascript: number): Round => ({ wasm, javascript });

describe('quartiles', () => {
  it('are values that were measured', () => {
    expect(quartiles([8, 1, 5, 3, 7, 2, 6, 4])).toEqual({ lower: 2, median: 4, upper: 6 });
    expect(quartiles([3])).toEqual({ lower: 3, median: 3, upper: 3 });
  });
});

describe('outcome', () => {
  it('is none without rounds', () => {
    expect(outcome([])).toBeUndefined();
  });

  it('takes the ratio round by round, so that a slow moment counts for both', () => {
    const found = outcome([round(1, 2), round(10, 20), round(2, 4)]);
    expect(found?.ratio).toEqual({ lower: 2, median: 2, upper: 2 });
    expect(found?.verdict).toBe('wasm');
  });

  it('calls JavaScript faster where it was', () => {
    expect(outcome([round(3, 1), round(3, 1.1), round(3, 0.9)])?.verdict).toBe('javascript');
  });

  it('calls nobody faster for a few rounds, or for little', () => {
    const mixed = [round(1, 2), round(2, 1), round(1, 2), round(2, 1)];
    expect(outcome(mixed)?.verdict).toBe('even');
    const close = [round(1, 1.02), round(1, 1.03), round(1, 1.04)];
    expect(outcome(close)?.verdict).toBe('even');
  });
});

describe('summary', () => {
  const timed = (rounds: readonly Round[]) => ({
    stage: 'done' as const,
    rounds: rounds.map((times) => ({ ...times, result: 1 })),
  });

  it('says the factor of the slower one, with its spread', () => {
    const slowWasm = [4, 4, 6, 6, 6, 8, 8].map((wasm) => round(wasm, 2));
    expect(summary(timed(slowWasm), 'mix', 7)).toContain(
      'WebAssembly took 3\u00A0× as long (2\u00A0× to 4\u00A0× in half of the rounds)',
    );
  });

  it('claims no difference where there is none', () => {
    expect(summary(timed([round(2, 2), round(2, 2)]), 'mix', 2)).toContain('no difference');
  });

  it('says so where no round counts yet', () => {
    expect(summary(timed([]), 'mix', 2)).toContain('stopped before the first round');
  });
});
