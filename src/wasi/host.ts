/** The page's side of the WASI host: starts the worker, hands it runs one after another, ends it when a run goes on too long. */

import type { RunReport, RunSpec, WasiHost, Watch } from './api.ts';
import { failure } from './failures.ts';
import { sharedNow } from './job.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { isFromWorker, type RunOrder } from './protocol.ts';
import { gather } from './report.ts';
import SpawnedWorker from './worker.ts?worker&inline';

/** What the host needs of a worker; tests put their own in its place. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>;

/** A host whose worker starts with its first run. */
export function openHost(spawn: () => WorkerLike = () => new SpawnedWorker()): WasiHost {
  let worker: WorkerLike | undefined;
  let runs = 0;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  function end(): void {
    worker?.terminate();
    worker = undefined;
  }

  async function runNow(spec: RunSpec, watch: Watch, signal: AbortSignal): Promise<RunReport> {
    const start = sharedNow();
    const cold = worker === undefined;
    const repeats = spec.repeat ?? false;
    const gathering = gather(fileName(spec.module), start, cold, repeats, watch);
    if (signal.aborted) return gathering.report(sharedNow(), failure('stopped'));
    const limits = { ...DEFAULT_LIMITS, ...spec.limits };
    const order = makeOrder(++runs, spec, limits);
    try {
      worker ??= spawn();
      const why = await converse(worker, order, gathering, limits.time, signal);
      if (why !== undefined) end();
      return gathering.report(sharedNow(), why);
    } catch (error) {
      end();
      return gathering.report(sharedNow(), failure('unsupported', { cause: String(error) }));
    }
  }

  return {
    run(spec, watch = {}, signal) {
      const either = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
      const run = last.then(() => runNow(spec, watch, either));
      last = run;
      return run;
    },
    close() {
      closing.abort();
      end();
    },
  };
}
