import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COST_FIELDS, type CostInputs, type CostKey } from '../../../../src/sim/cost/inputs.ts';
import { compareCosts } from '../../../../src/sim/cost/ownership.ts';

const keys = Object.keys(COST_FIELDS) as CostKey[];

const inputs: fc.Arbitrary<CostInputs> = fc.record(
  Object.fromEntries(
    keys.map((key) => {
      const { min, max } = COST_FIELDS[key];
      return [key, fc.double({ min, max, noNaN: true })];
    }),
  ) as Record<CostKey, fc.Arbitrary<number>>,
);

const OWN_PRICES: readonly CostKey[] = ['price', 'kwh', 'line', 'idle', 'ownHours', 'machines'];
const CLOUD_PRICES: readonly CostKey[] = [
  'hour',
  'ipv4',
  'diskPrice',
  'egressPrice',
  'cloudHours',
  'instances',
];

describe('compareCosts', () => {
  test('no bill falls when one of its prices rises', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 1, max: 10, noNaN: true }), (given, factor) => {
        const before = compareCosts(given);
        for (const key of OWN_PRICES) {
          const after = compareCosts({ ...given, [key]: given[key] * factor });
          expect(after.own.perMonth).toBeGreaterThanOrEqual(before.own.perMonth * (1 - 1e-12));
        }
        for (const key of CLOUD_PRICES) {
          const after = compareCosts({ ...given, [key]: given[key] * factor });
          expect(after.cloud.perMonth).toBeGreaterThanOrEqual(before.cloud.perMonth * (1 - 1e-12));
        }
      }),
    );
  });

  test('every bill is the sum of its lines, none of them negative where a busy machine takes no less than an idle one', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { own, cloud } = compareCosts({ ...given, busy: Math.max(given.idle, given.busy) });
        for (const bill of [own, cloud]) {
          expect(Math.min(...bill.lines.map((l) => l.perMonth))).toBeGreaterThanOrEqual(0);
          const sum = bill.lines.reduce((all, l) => all + l.perMonth, 0);
          expect(bill.perMonth).toBeCloseTo(sum, 6);
        }
      }),
    );
  });

  test('a machine used for exactly the break-even months costs the same both ways', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const months = compareCosts(given).breakEvenMonths;
        fc.pre(months !== undefined && months > 0.01 && months < 1e6);
        const { own, cloud } = compareCosts({ ...given, years: months / 12 });
        expect(own.perMonth / cloud.perMonth).toBeCloseTo(1, 6);
      }),
    );
  });

  test('at the break-even share of use both cost the same, and above it the named side is not dearer', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const meet = compareCosts(given).breakEvenUse;
        fc.pre(meet.kind === 'at');
        const at = compareCosts({ ...given, use: meet.use * 100 });
        const size = Math.max(at.own.perMonth, at.cloud.perMonth, 1);
        expect(Math.abs(at.own.perMonth - at.cloud.perMonth) / size).toBeLessThan(1e-6);
        const full = compareCosts({ ...given, use: 100 });
        const other = meet.cheaperAbove === 'own' ? 'cloud' : 'own';
        expect(full[meet.cheaperAbove].perMonth).toBeLessThanOrEqual(full[other].perMonth + 1e-9);
      }),
    );
  });
});
