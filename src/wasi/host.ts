/** The page's side of the WASI host: starts the worker, hands it runs one after another, ends it when a run goes on too long. */

import type { Failure, Limits, OwnModule, RunReport, RunSpec, WasiHost, Watch } from './api.ts';
import { sharedNow } from './clock.ts';
import { failure } from './failures.ts';
import { timeHandOver } from './hand-over.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { isFromWorker, type RunOrder, type ToWorker } from './protocol.ts';
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

  function tell(message: ToWorker): void {
    worker?.postMessage(message);
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
    type(text) {
      tell({ type: 'typed', id: runs, text });
    },
    endInput() {
      tell({ type: 'no more input', id: runs });
    },
    close() {
      closing.abort();
      end();
    },
  };
}

/** All files, to be read and written. */
const ROOT = { path: '/', folder: '', write: true };

function makeOrder(id: number, spec: RunSpec, limits: Limits): RunOrder {
  return {
    type: 'run',
    id,
    ...moduleOf(spec.module),
    given: {
      args: [fileName(spec.module), ...(spec.args ?? [])],
      env: spec.env ?? {},
      stdin: spec.stdin ?? '',
      files: spec.files,
      preopens: spec.preopens ?? (spec.files === undefined ? [] : [ROOT]),
      deny: spec.deny ?? [],
      fixed: spec.fixed ?? {},
      most: { output: limits.output, files: limits.files, fileBytes: limits.fileBytes },
    },
    memory: limits.memory,
    trace: spec.trace ?? false,
    repeat: spec.repeat ?? false,
  };
}

function moduleOf(module: string | OwnModule): Pick<RunOrder, 'module' | 'key'> {
  if (typeof module !== 'string') return { module: module.bytes, key: keyOf(module.bytes) };
  // Absolute: the worker's own address is a blob, which nothing can be relative to.
  const { href } = new URL(module, document.baseURI);
  return { module: href, key: href };
}

const keys = new WeakMap<Uint8Array, string>();
let keysGiven = 0;

function keyOf(bytes: Uint8Array): string {
  const key = keys.get(bytes) ?? `own ${String(++keysGiven)}`;
  keys.set(bytes, key);
  return key;
}

function fileName(module: string | OwnModule): string {
  if (typeof module !== 'string') return module.name;
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
