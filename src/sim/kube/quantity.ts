/** Kubernetes' resource quantities: "500m", "1.5Gi", "1e3". */

export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** An amount in billionths, the finest that Kubernetes keeps, and the notation it was written in. */
export interface Quantity {
  readonly nanos: bigint;
  readonly format: QuantityFormat;
}

const NANO = 1_000_000_000n;
/** The largest amount in binary notation: a 64-bit signed integer. */
const BINARY_MOST = 2n ** 63n - 1n;

const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const FORM = /^([+-]?)(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/u;
/** Longer exponents can't be told from an attempt to fill the memory. */
const MOST_EXPONENT = 1000;

/**
 * Reads a quantity; `undefined` where it isn't one. What is finer than a billionth is rounded away
 * from zero.
 *
 * Source: kubernetes/apimachinery, pkg/api/resource/quantity.go (the documented grammar).
 */
export function parseQuantity(text: string): Quantity | undefined {
  const [, sign, number = '', suffix = ''] = FORM.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  const notation = readSuffix(suffix);
  if (Math.abs(notation.tens) > MOST_EXPONENT) return undefined;
  const tens = notation.tens - fraction.length + 9;
  const digits = BigInt(whole + fraction) * 1024n ** BigInt(notation.kibis);
  const up = tens >= 0 ? digits * 10n ** BigInt(tens) : ceilDivide(digits, 10n ** BigInt(-tens));
  const binary = notation.format === 'BinarySI';
  const size = binary && up > BINARY_MOST * NANO ? BINARY_MOST * NANO : up;
  // Upstream forgets the binary notation of what had to be rounded.
  const exact = tens >= 0 || up * 10n ** BigInt(-tens) === digits;
  const format = binary && !exact ? 'DecimalSI' : notation.format;
  return { nanos: sign === '-' ? -size : size, format };
}

function readSuffix(suffix: string): { format: QuantityFormat; tens: number; kibis: number } {
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary > 0) return { format: 'BinarySI', tens: 0, kibis: binary };
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  if (decimal >= 0) return { format: 'DecimalSI', tens: 3 * decimal - 9, kibis: 0 };
  return { format: 'DecimalExponent', tens: Number(suffix.slice(1)), kibis: 0 };
}

/**
 * The canonical form, as the API server prints it: no fraction, the largest suffix that leaves none.
 * Binary notation is kept only for whole numbers of at least 1,024.
 */
export function formatQuantity({ nanos, format }: Quantity): string {
  if (nanos === 0n) return '0';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  if (format === 'BinarySI' && size % NANO === 0n && size >= 1024n * NANO) {
    const { rest, steps } = divideOut(size / NANO, 1024n, BINARY_SUFFIXES.length - 1);
    return `${sign}${String(rest)}${BINARY_SUFFIXES[steps] ?? ''}`;
  }
  const { rest, steps } = divideOut(size, 1000n, DECIMAL_SUFFIXES.length - 1);
  if (format !== 'DecimalExponent') return `${sign}${String(rest)}${DECIMAL_SUFFIXES[steps] ?? ''}`;
  return `${sign}${String(rest)}${steps === 3 ? '' : `e${String(3 * steps - 9)}`}`;
}

/** The exact amount as a decimal number: "0.005". */
export function exactValue({ nanos }: Quantity): string {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = String(size % NANO)
    .padStart(9, '0')
    .replace(/0+$/u, '');
  const whole = `${nanos < 0n ? '-' : ''}${String(size / NANO)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Rounds away from zero to a multiple of ten to the power of `scale`; -9 is the finest there is. */
export function roundUp(quantity: Quantity, scale: number): Quantity {
  const unit = 10n ** BigInt(Math.max(scale + 9, 0));
  const { nanos } = quantity;
  const size = ceilDivide(nanos < 0n ? -nanos : nanos, unit) * unit;
  return { ...quantity, nanos: nanos < 0n ? -size : size };
}

/** How many of ten to the power of `scale` it is, rounded away from zero: `scaledValue(q, -3)` for milli. */
export function scaledValue(quantity: Quantity, scale: number): number {
  return Number(roundUp(quantity, scale).nanos / 10n ** BigInt(scale + 9));
}

/** Negative where `a` is less than `b`, 0 where they are the same amount, however written. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  if (a.nanos === b.nanos) return 0;
  return a.nanos < b.nanos ? -1 : 1;
}

function ceilDivide(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

function divideOut(value: bigint, by: bigint, most: number): { rest: bigint; steps: number } {
  let rest = value;
  let steps = 0;
  while (steps < most && rest % by === 0n) {
    rest /= by;
    steps += 1;
  }
  return { rest, steps };
}
