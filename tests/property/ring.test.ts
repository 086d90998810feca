import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring } from '../../src/wasi/ring.ts';

/** Messages as a worker sends them: it counts on, skips some, and sometimes sends known ones again. */
const messages = fc.array(fc.record({ made: fc.nat(30), sent: fc.nat(40) }), { maxLength: 20 });

describe('Ring', () => {
  it('keeps the latest without a gap, and tells each new one once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), messages, (limit, all) => {
        const ring = new Ring<number>(limit);
        const told: number[] = [];
        let total = 0;
        for (const { made, sent } of all) {
          total += made;
          const length = Math.min(sent, total);
          const items = Array.from({ length }, (_, index) => total - length + index);
          told.push(...ring.add(items, total));
          expect(ring.total).toBe(total);
          const kept = ring.latest();
          expect(kept.length).toBeLessThanOrEqual(limit);
          expect(kept).toEqual(kept.map((_, index) => total - kept.length + index));
          expect(kept.length).toBeGreaterThanOrEqual(Math.min(length, limit));
        }
        expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
      }),
    );
  });
});
