/** Requests on environments that serve one at a time: cold starts, warm ones, and refusals. */

import type { Ms } from '../../recording/units.ts';

export interface Request {
  readonly at: Ms;
  readonly duration: Ms;
}

export interface EnvironmentRules {
  /** Before an environment's first request is served. */
  readonly init: Ms;
  /** At most so many environments at once. */
  readonly limit: number;
  /** Environments that are warm from the start and stay. */
  readonly provisioned: number;
  /** An idle environment is gone after this. AWS documents no such time: a parameter of the model. */
  readonly idleTimeout: Ms;
}

export interface Served {
  readonly result: 'cold' | 'warm' | 'throttled';
  /** From the request to its answer; `undefined` where it was refused. */
  readonly latency: Ms | undefined;
  /** Which environment served it, counted from 0. */
  readonly environment: number | undefined;
}

interface Environment {
  readonly id: number;
  readonly stays: boolean;
  busyUntil: Ms;
}

/**
 * What becomes of each request, in the order of time. Of several idle environments the one is used
 * that became idle last.
 *
 * Source: AWS Lambda documentation, “Understanding Lambda function scaling” (one request at a time).
 */
export function serve(
  requests: readonly Request[],
  { init, limit, provisioned, idleTimeout }: EnvironmentRules,
): { readonly served: readonly Served[]; readonly most: number } {
  let environments: Environment[] = Array.from({ length: provisioned }, (_, id) => ({
    id,
    stays: true,
    busyUntil: 0,
  }));
  let ever = provisioned;
  let most = provisioned;
  const served = requests.map(({ at, duration }): Served => {
    environments = environments.filter((one) => one.stays || at - one.busyUntil <= idleTimeout);
    const idle = environments
      .filter(({ busyUntil }) => busyUntil <= at)
      .sort((a, b) => b.busyUntil - a.busyUntil)[0];
    if (idle !== undefined) {
      idle.busyUntil = at + duration;
      return { result: 'warm', latency: duration, environment: idle.id };
    }
    if (environments.length >= limit) {
      return { result: 'throttled', latency: undefined, environment: undefined };
    }
    const busyUntil = at + init + duration;
    environments.push({ id: ever, stays: false, busyUntil });
    most = Math.max(most, environments.length);
    return { result: 'cold', latency: init + duration, environment: ever++ };
  });
  return { served, most };
}
