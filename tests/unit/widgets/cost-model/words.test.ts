import { describe, expect, test } from 'vitest';
import { DEFAULT_COSTS } from '../../../../src/sim/cost/inputs.ts';
import { compareCosts, powerAt } from '../../../../src/sim/cost/ownership.ts';
import {
  dollars,
  largestLine,
  payback,
  powerInWords,
  useInWords,
  verdict,
} from '../../../../src/widgets/cost-model/words.ts';

const FREE = { ...DEFAULT_COSTS, rate: 0 };

describe('the cost model in words', () => {
  test('money has cents below a thousand dollars', () => {
    expect(dollars(12.264)).toBe('$12.26');
    expect(dollars(0)).toBe('$0.00');
    expect(dollars(12_345.6)).toBe('$12,346');
  });

  test('says who is cheaper, or that nobody is', () => {
    expect(verdict(compareCosts(DEFAULT_COSTS))).toBe(
      'Owning costs $62.82 a month, renting $46.55. Renting is $16.27 a month cheaper.',
    );
    const even = compareCosts({ ...FREE, price: 0, kwh: 0, hour: 0, ipv4: 0, disk: 0 });
    expect(verdict(even)).toBe('Owning costs $0.00 a month, renting $0.00: no difference.');
    expect(useInWords(even.breakEvenUse)).toBe('Both cost the same however much you use them.');
  });

  test('says when a purchase pays for itself, and when it is replaced before that', () => {
    expect(payback(compareCosts(FREE), 4)).toBe(
      'The purchase has paid for itself after 6.3\u00A0months.',
    );
    expect(payback(compareCosts({ ...FREE, price: 3000 }), 4)).toBe(
      'The purchase would pay for itself after 15.8\u00A0years, but you replace it before that, after 4\u00A0years.',
    );
    expect(payback(compareCosts(DEFAULT_COSTS), 4)).toContain('never pays for itself');
  });

  test('names the share of use at which both meet', () => {
    const { breakEvenUse } = compareCosts({ ...FREE, price: 300 });
    expect(useInWords(breakEvenUse)).toMatch(
      /^They meet where you need it for \d+\u00A0% of the time: below that renting is cheaper, above it owning\.$/,
    );
  });

  test('names the largest line of a bill', () => {
    expect(largestLine(compareCosts(DEFAULT_COSTS).own)).toBe(
      'your work, $60.00 or 96\u00A0% of it',
    );
    expect(largestLine({ lines: [], perMonth: 0, perYear: 0 })).toBe('nothing');
  });
});

describe('four Raspberry Pis', () => {
  test('draw 12 W idle and 24 W busy, some 110 to 210 kWh a year', () => {
    expect(powerInWords({ ...DEFAULT_COSTS, machines: 4 })).toBe(
      'The 4 machines draw 12.4\u00A0W idle and 24.4\u00A0W busy: 109\u00A0kWh to 214\u00A0kWh a year, $17.92 to $35.27.',
    );
  });

  test('cost by the price of electricity, and by how busy they are', () => {
    const inputs = { ...DEFAULT_COSTS, machines: 4, kwh: 0.4 };
    expect(powerAt(inputs, 50).watts).toBeCloseTo(18.4, 6);
    expect(powerAt(inputs, 0).perYear).toBeCloseTo(powerAt(inputs, 0).kwhPerYear * 0.4, 6);
    expect(powerInWords({ ...inputs, machines: 1 })).toMatch(/^The machine draws 3\.1\sW idle/);
  });
});
