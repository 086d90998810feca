/** The number that a field or a link can have: inside its range, and whole where its steps are. */

interface Allowed {
  readonly min: number;
  readonly max: number;
  /** A whole step says that the number counts something; any other only says how far one press goes. */
  readonly step?: number | undefined;
}

/** `nearestAllowed(2.5, { min: 1, max: 50, step: 1 })` is 3. */
export function nearestAllowed(value: number, { min, max, step }: Allowed): number {
  const whole = Number.isInteger(step) ? Math.round(value) : value;
  return Math.min(max, Math.max(min, whole));
}
