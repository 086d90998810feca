/** How AWS Lambda limits a function: by environments at once, by requests a second, by how fast it grows. */

import type { Ms } from '../../recording/units.ts';

/** Requests a second are at most this many times the concurrency. */
const REQUESTS_PER_ENVIRONMENT = 10;
/** A function may have so many environments more in each interval. */
const SCALING_STEP = 1000;
const SCALING_INTERVAL: Ms = 10_000;
/** So many of an account's environments can't be reserved. */
const UNRESERVED = 100;

/**
 * Environments at work at once, and the least limit that lets all requests through.
 *
 * Source: AWS Lambda documentation, “Understanding Lambda function scaling”, read 2026-11-21.
 */
export function concurrencyFor(
  requestsPerSecond: number,
  duration: Ms,
): { readonly concurrency: number; readonly limit: number } {
  const concurrency = (requestsPerSecond * duration) / 1000;
  return {
    concurrency,
    limit: Math.max(
      Math.ceil(concurrency),
      Math.ceil(requestsPerSecond / REQUESTS_PER_ENVIRONMENT),
    ),
  };
}

/** Which limit a steady load meets first; `undefined` where it meets none. */
export function throttledBy(
  requestsPerSecond: number,
  duration: Ms,
  limit: number,
): 'concurrency' | 'requestRate' | undefined {
  if (concurrencyFor(requestsPerSecond, duration).concurrency > limit) return 'concurrency';
  return requestsPerSecond > REQUESTS_PER_ENVIRONMENT * limit ? 'requestRate' : undefined;
}

/** What stays unreserved after a function has reserved `ask`; `undefined` where that is refused. */
export function reserve(accountLimit: number, reserved: number, ask: number): number | undefined {
  const left = accountLimit - reserved - ask;
  return left >= UNRESERVED ? left : undefined;
}

/**
 * Environments of a function whose demand jumps at time 0 and stays. Simplified: the rate is filled up
 * every ten seconds; AWS does so continuously.
 */
export function environmentsAfterJump(
  atStart: number,
  demand: number,
  after: Ms,
  limit: number,
): number {
  const steps = Math.floor(after / SCALING_INTERVAL) + 1;
  return Math.min(atStart + steps * SCALING_STEP, Math.max(demand, atStart), limit);
}
