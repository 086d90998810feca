/** Carries out one order in the worker: fetch, compile, instantiate, run, and repeat what was too short to time. */

import type { Ms } from '../recording/units.ts';
import { sharedNow } from './clock.ts';
import { createGuest, IMPORT_MODULE, MEMORY, START, type Guest } from './guest.ts';
import { asText, listenedGuest } from './listen.ts';
import { capMemory, makeUnique } from './limits.ts';
import { compileTrouble, importTrouble, runTrouble, Trouble } from './trouble.ts';
import { TOO_SHORT, type Mean, type PhaseName } from './phases.ts';
import { fetchModule } from './fetch-module.ts';
import type { Ended, Post, RunOrder } from './protocol.ts';
import { repeat } from './repeat.ts';

/** What the worker keeps of a module, so that the next run of it is a warm one. */
export interface Kept {
  readonly module: WebAssembly.Module;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export type Shelf = Map<string, Kept>;

/** Never rejects: what goes wrong is in the `end` message. */
export async function carryOut(order: RunOrder, shelf: Shelf, post: Post): Promise<void> {
  const phases = startPhases(order.id, post);
  let kept: Kept | undefined;
  let guest: Guest | undefined;
  try {
    phases.end('ask worker');
    kept = await obtain(order, shelf, phases.end);
    guest = listenedGuest(order, post);
    const module = checked(kept.module, guest);
    post({ type: 'starts', id: order.id });
    const instance = new WebAssembly.Instance(module, guest.imports);
    phases.end('instantiate');
    const exitCode = guest.start(instance);
    phases.end('run');
    post(ending(order, kept, guest, { exitCode }));
    if (order.repeat) {
      post({ type: 'means', id: order.id, means: measureAgain(order, kept, phases.took) });
    }
  } catch (error) {
    phases.breakOff(kept !== undefined);
    const trouble = runTrouble(error, guest?.memory() ?? 0, order.memory);
    post(ending(order, kept, guest, { trouble }));
  }
}

interface Phases {
  readonly took: ReadonlyMap<PhaseName, Ms>;
  end(name: PhaseName): void;
  /**
   * Ends the phase that was going on, so that its time isn't counted for the next. `compiled` where
   * the module was: a warm run never fetched or compiled it.
   */
  breakOff(compiled: boolean): void;
}

const ORDER: readonly PhaseName[] = ['ask worker', 'fetch', 'compile', 'instantiate', 'run'];

function startPhases(id: number, post: Post): Phases {
  const took = new Map<PhaseName, Ms>();
  let start = sharedNow();
  const end = (name: PhaseName) => {
    const now = sharedNow();
    took.set(name, now - start);
    start = now;
    post({ type: 'phase', id, name, end: now });
  };
  return {
    took,
    end,
    breakOff(compiled) {
      const over: PhaseName[] = [...took.keys(), ...(compiled ? (['compile'] as const) : [])];
      const last = Math.max(...over.map((name) => ORDER.indexOf(name)));
      const next = ORDER[last + 1];
      if (next !== undefined) end(next);
    },
  };
}

function ending(
  order: RunOrder,
  kept: Kept | undefined,
  guest: Guest | undefined,
  how: Pick<Ended, 'exitCode' | 'trouble'>,
): Ended {
  return {
    type: 'end',
    id: order.id,
    ...how,
    files: how.trouble === undefined ? (guest?.files() ?? {}) : {},
    cut: guest?.cut() ?? false,
    bytes: kept?.bytes.length ?? 0,
  };
}

/** The compiled module: kept from a run before, or fetched and compiled now. */
async function obtain(order: RunOrder, shelf: Shelf, end: Phases['end']): Promise<Kept> {
  const key = `${String(order.memory)} ${order.key}`;
  const before = shelf.get(key);
  if (before !== undefined) return before;
  const bytes = typeof order.module === 'string' ? await fetchModule(order.module) : order.module;
  end('fetch');
  const capped = capMemory(bytes, order.memory);
  if (!capped.ok) throw new Trouble('out-of-memory', { memory: order.memory });
  const module = compile(makeUnique(capped.bytes, sharedNow()));
  end('compile');
  const kept = { module, bytes };
  shelf.set(key, kept);
  return kept;
}

function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw compileTrouble(error);
  }
}

/** The module, once it is sure that everything it asks for is there and that it can be started. */
function checked(module: WebAssembly.Module, guest: Guest): WebAssembly.Module {
  const offered = guest.imports[IMPORT_MODULE] ?? {};
  const missing = WebAssembly.Module.imports(module).filter(
    (wanted) =>
      wanted.module !== IMPORT_MODULE ||
      wanted.kind !== 'function' ||
      !Object.hasOwn(offered, wanted.name),
  );
  if (missing.length > 0) throw importTrouble(missing);
  const exported = WebAssembly.Module.exports(module);
  const has = (name: string, kind: WebAssembly.ImportExportKind) =>
    exported.some((e) => e.name === name && e.kind === kind);
  const names = [
    ...(has(START, 'function') ? [] : [`function ${START}`]),
    ...(has(MEMORY, 'memory') ? [] : ['memory']),
  ];
  if (names.length > 0) throw new Trouble('no-start', { names });
  return module;
}

const SILENT = { onOutput: () => undefined };

/** The means of what was too short to time; the run is over, so a repetition that fails only has none. */
function measureAgain(
  order: RunOrder,
  { bytes, module }: Kept,
  took: ReadonlyMap<PhaseName, Ms>,
): readonly Mean[] {
  const short = (name: PhaseName) => (took.get(name) ?? Infinity) < TOO_SHORT;
  const means: Mean[] = [];
  try {
    if (short('compile')) means.push({ name: 'compile', ...repeatCompile(bytes, order.memory) });
    if (short('instantiate')) {
      const { imports } = createGuest(asText(order.given), SILENT);
      const again = repeat(() => new WebAssembly.Instance(module, imports), sharedNow);
      means.push({ name: 'instantiate', ...again });
    }
    if (short('run')) means.push({ name: 'run', ...repeatRun(order, module) });
  } catch {
    // A thousand instances can be more memory than the browser has, and a module may trap now and then.
  }
  return means;
}

/**
 * Each run needs an instance of its own, so only the runs' shares are added up. One share is read as
 * coarsely as the clock's steps are, but too long as often as too short, so that the mean is right.
 */
function repeatRun(order: RunOrder, module: WebAssembly.Module) {
  let running: Ms = 0;
  const { repetitions } = repeat(() => {
    const guest = createGuest(asText(order.given), SILENT);
    const instance = new WebAssembly.Instance(module, guest.imports);
    const start = performance.now();
    guest.start(instance);
    running += performance.now() - start;
  }, sharedNow);
  return { mean: running / repetitions, repetitions };
}

/** Each time with other bytes in a section that means nothing, or the engine would find its own work again. */
function repeatCompile(bytes: Uint8Array<ArrayBuffer>, limit: number) {
  const capped = capMemory(bytes, limit);
  const copy = makeUnique(capped.ok ? capped.bytes : bytes, 0);
  const view = new DataView(copy.buffer);
  return repeat((index) => {
    view.setFloat64(copy.length - 8, sharedNow() + index);
    return new WebAssembly.Module(copy);
  }, sharedNow);
}
