import { describe, expect, test } from 'vitest';
import {
  COST_FIELDS,
  DEFAULT_COSTS,
  factOf,
  type CostKey,
} from '../../../../src/sim/cost/inputs.ts';
import { compareCosts, energyPerMonth } from '../../../../src/sim/cost/ownership.ts';

const line = (name: string, side: 'own' | 'cloud', inputs = DEFAULT_COSTS) =>
  compareCosts(inputs)[side].lines.find((l) => l.name === name)?.perMonth;

describe('compareCosts', () => {
  test('bills a t4g.small that always runs as the price list does: $12.26, with address and disk $16.55', () => {
    const { cloud } = compareCosts({ ...DEFAULT_COSTS, cloudHours: 0 });
    expect(line('Instances', 'cloud')).toBeCloseTo(12.264, 6);
    expect(cloud.perMonth).toBeCloseTo(16.554, 6);
    expect(cloud.perYear).toBeCloseTo(16.554 * 12, 6);
  });

  test('four idle boards take 12.4 W, which is 108.6 kWh in a year', () => {
    const kwh = energyPerMonth({ ...DEFAULT_COSTS, machines: 4, use: 0 }) * 12;
    expect(kwh).toBeCloseTo((4 * 3.1 * 8760) / 1000, 6);
  });

  test('a machine that is never needed still costs its idle power; a stopped instance still costs disk and address', () => {
    const unused = { ...DEFAULT_COSTS, use: 0 };
    expect(line('Electricity', 'own', unused)).toBeGreaterThan(0);
    expect(line('Instances', 'cloud', unused)).toBe(0);
    expect(line('Disks', 'cloud', unused)).toBeCloseTo(0.64, 6);
    expect(line('Addresses', 'cloud', unused)).toBeCloseTo(3.65, 6);
  });

  test('only data beyond the free allowance is billed', () => {
    expect(line('Data sent out', 'cloud', { ...DEFAULT_COSTS, egress: 100 })).toBe(0);
    expect(line('Data sent out', 'cloud', { ...DEFAULT_COSTS, egress: 150 })).toBeCloseTo(4.5, 6);
  });

  test('your own hours turn the result round', () => {
    expect(compareCosts(DEFAULT_COSTS).own.perMonth).toBeGreaterThan(
      compareCosts(DEFAULT_COSTS).cloud.perMonth,
    );
    const free = compareCosts({ ...DEFAULT_COSTS, rate: 0 });
    expect(free.own.perMonth).toBeLessThan(free.cloud.perMonth);
  });

  test('says that a purchase never pays for itself where owning costs more each month', () => {
    expect(compareCosts(DEFAULT_COSTS).breakEvenMonths).toBeUndefined();
    expect(compareCosts({ ...DEFAULT_COSTS, rate: 0 }).breakEvenMonths).toBeCloseTo(6.32, 2);
  });

  test('finds the share of use above which owning is cheaper', () => {
    const inputs = { ...DEFAULT_COSTS, rate: 0, price: 300 };
    expect(compareCosts(inputs).breakEvenUse).toMatchObject({ kind: 'at', cheaperAbove: 'own' });
    expect(compareCosts(DEFAULT_COSTS).breakEvenUse).toEqual({ kind: 'never', cheaper: 'cloud' });
  });
});

describe('the inputs', () => {
  test('each first value lies in its limits, and is its fact where it has one', () => {
    for (const [key, field] of Object.entries(COST_FIELDS)) {
      expect(field.initial, key).toBeGreaterThanOrEqual(field.min);
      expect(field.initial, key).toBeLessThanOrEqual(field.max);
      const fact = factOf(key as CostKey);
      if (fact !== undefined) expect(field.initial, key).toBe(fact.value);
    }
  });
});
