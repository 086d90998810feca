/** The page's side of the WASI host: starts the worker, hands it runs one after another, ends it when a run goes on too long. */

import type { Limits, OwnModule, RunReport, RunSpec, WasiHost, Watch } from './api.ts';
import { sharedNow } from './clock.ts';
import { converse, type WorkerLike } from './converse.ts';
import { failure } from './failures.ts';
import { timeHandOver } from './hand-over.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { createKeyboard } from './keyboard.ts';
import type { RunOrder, ToWorker } from './protocol.ts';
import { gather, type Decode } from './report.ts';
import { createTurns, type Turns } from './spinning.ts';
import SpawnedWorker from './worker.ts?worker&inline';

export type { WorkerLike };

const pageTurns = createTurns();

/** A host whose worker starts with its first run. */
export function openHost(
  spawn: () => WorkerLike = () => new SpawnedWorker(),
  turns: Turns = pageTurns,
): WasiHost {
  let worker: WorkerLike | undefined;
  let runs = 0;
  const keyboard = createKeyboard();
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  function end(): void {
    worker?.terminate();
    worker = undefined;
  }

  async function runNow(spec: RunSpec, watch: Watch, signal: AbortSignal): Promise<RunReport> {
    await takeTurn(turns, watch, signal);
    const decode = spec.trace === true ? await loadDecode() : noCalls;
    const typed = keyboard.takeTurn();
    const start = sharedNow();
    const cold = worker === undefined;
    const repeats = spec.repeat ?? false;
    const gathering = gather(fileName(spec.module), start, cold, repeats, watch, decode ?? noCalls);
    const why = signal.aborted ? 'stopped' : decode === undefined ? 'host-not-loaded' : undefined;
    if (why !== undefined) return gathering.report(sharedNow(), failure(why));
    try {
      const limits = { ...DEFAULT_LIMITS, ...spec.limits };
      const order = makeOrder(++runs, spec, limits);
      const its = (worker ??= spawn());
      const ending = converse(its, order, gathering, limits.time, signal);
      keyboard.connect((typing) => {
        its.postMessage({ ...typing, id: order.id } satisfies ToWorker);
      });
      typed.forEach(keyboard.type);
      const outcome = await ending;
      keyboard.connect(undefined);
      if (outcome.busy) turns.markSpinning();
      if (outcome.spent) end();
      else if (repeats) gathering.add(await timeHandOver(its, order.id, signal));
      return gathering.report(sharedNow(), outcome.failure);
    } catch (error) {
      keyboard.connect(undefined);
      end();
      return gathering.report(sharedNow(), failure('unsupported', { cause: String(error) }));
    }
  }

  return {
    run(spec, watch = {}, signal) {
      const signals = signal === undefined ? [closing.signal] : [closing.signal, signal];
      keyboard.expectRun();
      const run = last.then(() => runNow(spec, watch, AbortSignal.any(signals)));
      // Whatever a listener of this run throws, the next one has its turn.
      last = run.catch(() => undefined);
      return run;
    },
    type: (text) => keyboard.type({ type: 'typed', text }),
    endInput: () => keyboard.type({ type: 'no more input' }),
    close() {
      closing.abort();
      end();
    },
  };
}

/** Nobody asks for calls. */
const noCalls: Decode = () => {
  throw new Error('no trace was asked for');
};

/** What puts calls into words comes with the first run that is traced. */
async function loadDecode(): Promise<Decode | undefined> {
  try {
    return (await import('./trace/decode.ts')).decode;
  } catch {
    return undefined;
  }
}

/** Waits, where it has to, until the threads of stopped runs have ended. */
async function takeTurn(turns: Turns, watch: Watch, signal: AbortSignal): Promise<void> {
  if (turns.timeToWait() === 0) return;
  watch.onQueued?.(true);
  await turns.wait(signal);
  watch.onQueued?.(false);
}

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
      preopens: spec.preopens,
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
