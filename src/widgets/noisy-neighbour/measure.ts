/** Times a module alone, then beside others that never pause; the hosts come from outside, so that tests need no browser. */

import { duration } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import type { Failure, RunReport, RunSpec, WasiHost } from '../../wasi/api.ts';

export interface Plan {
  /** Address of the module that burns. */
  readonly module: string;
  readonly neighbours: number;
  /** Timed runs in each of the two parts. */
  readonly runs: number;
  /** How much one run has to do. */
  readonly primes: number;
}

export type Stage = 'starting' | 'alone' | 'beside';

export interface Timings {
  /** How long each run took. */
  readonly alone: readonly Ms[];
  readonly beside: readonly Ms[];
}

export interface Measurement extends Timings {
  /** Why it ended early, if it did; "stopped" too. */
  readonly failure: Failure | undefined;
}

/** What a neighbour does in one go: short, so that it ends soon after it is told to, but long beside the pause that follows. */
const GO = 400_000;

/**
 * Never rejects. Neighbours are let finish rather than cut off: a browser keeps a thread that is cut
 * off in a tight loop computing for up to two seconds, which would spoil the next measurement.
 */
export async function measure(
  open: () => WasiHost,
  plan: Plan,
  tell: (stage: Stage, timings: Timings) => void,
  signal: AbortSignal,
): Promise<Measurement> {
  const alone: Ms[] = [];
  const beside: Ms[] = [];
  const hosts = Array.from({ length: plan.neighbours + 1 }, open);
  const [timed, ...others] = hosts;
  const over = new AbortController();
  const busy: Promise<void>[] = [];
  const died: Failure[] = [];
  try {
    if (timed === undefined) return { alone, beside, failure: undefined };
    tell('starting', { alone, beside });
    await each(hosts, (host) => must(host.run(burn(plan, 1000), {}, signal)));
    // The first full run lets the engine finish making its fast code; it isn't counted.
    await must(timed.run(burn(plan, plan.primes), {}, signal));
    await time(timed, plan, alone, () => tell('alone', { alone, beside }), signal);
    busy.push(
      ...(await each(others, (host) => startNeighbour(host, plan, over.signal, died))).flat(),
    );
    await time(timed, plan, beside, () => tell('beside', { alone, beside }), signal);
    // Beside a thread that has ended the module only looks undisturbed.
    if (died[0] !== undefined) return { alone, beside: [], failure: died[0] };
    return { alone, beside, failure: undefined };
  } catch (error) {
    if (error instanceof Ended) return { alone, beside, failure: error.failure };
    throw error;
  } finally {
    over.abort();
    timed?.close();
    await Promise.all(busy);
    for (const host of others) host.close();
  }
}

/** Carries a report's failure out of the measurement. */
class Ended extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.what);
    this.failure = failure;
  }
}

async function must(run: Promise<RunReport>): Promise<RunReport> {
  const report = await run;
  if (report.failure !== undefined) throw new Ended(report.failure);
  return report;
}

function each<T>(hosts: readonly WasiHost[], action: (host: WasiHost) => Promise<T>): Promise<T[]> {
  return Promise.all(hosts.map(action));
}

function burn(plan: Plan, primes: number): RunSpec {
  return { module: plan.module, args: [String(primes)], limits: { time: 60_000 } };
}

async function time(
  host: WasiHost,
  plan: Plan,
  times: Ms[],
  tell: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (times.length < plan.runs) {
    const report = await must(host.run(burn(plan, plan.primes), {}, signal));
    const run = report.recording.spans.find((span) => span.name === 'run');
    if (run !== undefined) times.push(duration(run));
    tell();
  }
}

/** Resolves once the neighbour computes, with the promise of its end; what ends it too soon goes to `died`. */
async function startNeighbour(host: WasiHost, plan: Plan, over: AbortSignal, died: Failure[]) {
  let begun: () => void = () => undefined;
  const computing = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const work = async () => {
    while (!over.aborted) {
      const report = await host.run(burn(plan, GO), { onPhase: begun });
      if (report.failure === undefined) continue;
      died.push(report.failure);
      break;
    }
    begun();
  };
  const end = work();
  await computing;
  return [end];
}
