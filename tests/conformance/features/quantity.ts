/** Resource quantities: cases of apimachinery's quantity_test.go. */

import * as quantity from '../../../src/sim/kube/quantity.ts';
import { answers } from '../feature.ts';

interface One {
  readonly s: string;
}

const SCALES = { nano: -9, micro: -6, milli: -3, one: 0 };

export const QUANTITY = answers({
  parse({ s }: One) {
    const read = quantity.parseQuantity(s);
    if (read === undefined) return { error: true };
    const value = quantity.exactValue(read);
    return { value, format: read.format, canonical: quantity.formatQuantity(read) };
  },
  invalid: ({ s }: One) => ({ error: quantity.parseQuantity(s) === undefined }),
  canonical: ({ s }: One) => ({ canonical: quantity.formatQuantity(read(s)) }),
  compare: ({ a, b }: { a: string; b: string }) => ({
    cmp: quantity.compareQuantities(read(a), read(b)),
  }),
  round_up({ s, scale }: One & { scale: number }) {
    const before = read(s);
    const after = quantity.roundUp(before, scale);
    return { value: quantity.exactValue(after), exact: after.nanos === before.nanos };
  },
  scaled_value: ({ s, unit }: One & { unit: keyof typeof SCALES }) => ({
    value: quantity.scaledValue(read(s), SCALES[unit]),
  }),
});

function read(s: string): quantity.Quantity {
  const found = quantity.parseQuantity(s);
  if (found === undefined) throw new Error(`${s} is no quantity`);
  return found;
}
