/** The page's side of the WASI host: starts the worker, hands it runs one after another, ends it when a run goes on too long. */

import type { Failure, Limits, RunReport, RunSpec, WasiHost, Watch } from './api.ts';
import { sharedNow } from './clock.ts';
import { failure } from './failures.ts';
import { timeHandOver } from './hand-over.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { isFromWorker, type RunOrder } from './protocol.ts';
import { gather, type Gathering } from './report.ts';
import SpawnedWorker from './worker.ts?worker&inline';

/** What the host needs of a worker; tests put their own in its place. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

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
    try {
      const limits = { ...DEFAULT_LIMITS, ...spec.limits };
      const order = makeOrder(++runs, spec, limits);
      worker ??= spawn();
      const why = await converse(worker, order, gathering, limits.time, signal);
      if (why !== undefined) end();
      else if (repeats) gathering.add(await timeHandOver(worker, order.id, signal));
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

function makeOrder(id: number, spec: RunSpec, limits: Limits): RunOrder {
  return {
    type: 'run',
    id,
    // Absolute: the worker's own address is a blob, which nothing can be relative to.
    url: new URL(spec.module, document.baseURI).href,
    given: {
      args: [fileName(spec.module), ...(spec.args ?? [])],
      env: spec.env ?? {},
      stdin: spec.stdin ?? '',
      files: spec.files,
      output: limits.output,
    },
    memory: limits.memory,
    trace: spec.trace ?? false,
    repeat: spec.repeat ?? false,
  };
}

function fileName(module: string): string {
  return module.split(/[?#]/)[0]?.split('/').pop() ?? module;
}

/** Sends the order and hears the answers; gives a failure where the worker has to be ended for it. */
function converse(
  worker: WorkerLike,
  order: RunOrder,
  gathering: Gathering,
  time: number,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const done = (why?: Failure) => {
      clearTimeout(timer);
      heard.abort();
      resolve(why);
    };
    const timer = Number.isFinite(time)
      ? setTimeout(() => {
          done(failure('timeout', { time }));
        }, time)
      : undefined;
    const onMessage = (event: Event) => {
      const message: unknown = event instanceof MessageEvent ? event.data : undefined;
      if (!isFromWorker(message) || message.id !== order.id) return;
      if (message.type === 'end') clearTimeout(timer);
      if (gathering.hear(message, sharedNow())) done();
    };
    const onError = (event: Event) => {
      const cause = 'message' in event ? String(event.message) : 'the worker didn’t start';
      done(failure('unsupported', { cause }));
    };
    worker.addEventListener('message', onMessage, { signal: heard.signal });
    worker.addEventListener('error', onError, { signal: heard.signal });
    signal.addEventListener(
      'abort',
      () => {
        done(failure('stopped'));
      },
      { signal: heard.signal },
    );
    worker.postMessage(order);
  });
}
