/** Lambda's limits and environments: cases made from AWS's documented rules. */

import { serve } from '../../../src/sim/serverless/environments.ts';
import * as limits from '../../../src/sim/serverless/lambda-limits.ts';
import { answers } from '../feature.ts';

interface Load {
  readonly requestsPerSecond: number;
  readonly durationMs: number;
}

export const LAMBDA = answers({
  concurrency_needed({ requestsPerSecond, durationMs }: Load) {
    const { concurrency, limit } = limits.concurrencyFor(requestsPerSecond, durationMs);
    return { concurrency, needed: limit };
  },
  account_limit({ requestsPerSecond, durationMs, limit }: Load & { limit: number }) {
    const by = limits.throttledBy(requestsPerSecond, durationMs, limit) ?? null;
    return { throttled: by !== null, by };
  },
  reserve(input: { accountLimit: number; alreadyReserved: number; ask: number }) {
    const left = limits.reserve(input.accountLimit, input.alreadyReserved, input.ask);
    return left === undefined ? { ok: false } : { ok: true, unreservedLeft: left };
  },
  scaling_rate(input: {
    runningAtStart: number;
    demand: number;
    atSeconds: number;
    limit: number;
  }) {
    const after = input.atSeconds * 1000;
    const { runningAtStart, demand, limit } = input;
    return { environments: limits.environmentsAfterJump(runningAtStart, demand, after, limit) };
  },
  trace(input: Trace) {
    const { served, most } = serve(
      input.requests.map(({ at, durationMs }) => ({ at, duration: durationMs })),
      {
        init: input.initMs,
        limit: input.limit,
        provisioned: input.provisioned ?? 0,
        idleTimeout: input.idleTimeoutMs ?? Infinity,
      },
    );
    return {
      results: served.map(({ result }) => result),
      latenciesMs: served.map(({ latency }) => latency ?? null),
      environments: most,
    };
  },
});

interface Trace {
  readonly requests: readonly { readonly at: number; readonly durationMs: number }[];
  readonly initMs: number;
  readonly limit: number;
  readonly provisioned?: number;
  readonly idleTimeoutMs: number | null;
}
