/** Quantities as types: a plain number fits each of them, but a time never fits where bytes are asked for. */

type Quantity<Unit extends string> = number & { readonly __unit?: Unit };

/** Milliseconds, fractions allowed: 0.004 is four microseconds. */
export type Ms = Quantity<'ms'>;
/** Microseconds, the unit of the kernel's cpu.max and cpu.stat. */
export type Micros = Quantity<'us'>;
/** Bytes, whole. */
export type Bytes = Quantity<'bytes'>;
/** United States dollars. */
export type Dollars = Quantity<'usd'>;
/** Thousandths of a CPU. */
export type MilliCpu = Quantity<'mcpu'>;
