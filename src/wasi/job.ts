/** Carries out one order in the worker: fetch, compile, instantiate, run, and repeat what was too short to time. */

import type { Ms } from '../recording/units.ts';
import { sharedNow } from './clock.ts';
import { measureAgain } from './again.ts';
import { checked, type Kept } from './check.ts';
import { checkModule, fetchModule } from './fetch-module.ts';
import type { Guest } from './guest.ts';
import { typedInput, type TypedInput } from './input.ts';
import { capMemory, makeUnique } from './limits.ts';
import { listenedGuest, type ListenedGuest } from './listen.ts';
import { PHASES, type PhaseName } from './phases.ts';
import type { Ended, Post, RunOrder } from './protocol.ts';
import { compileTrouble, runTrouble, Trouble } from './trouble.ts';

/** What the worker keeps of modules, so that the next run of one is a warm one. */
export type Shelf = Map<string, Kept>;

/** As many of the latest: whoever changes a module again and again needs none of the old ones. */
const KEPT_MODULES = 16;

/** Never rejects: what goes wrong is in the `end` message. `input` is what the reader types meanwhile. */
export async function carryOut(
  order: RunOrder,
  shelf: Shelf,
  post: Post,
  input: TypedInput = typedInput(),
): Promise<void> {
  const phases = startPhases(order.id, post);
  let kept: Kept | undefined;
  let guest: ListenedGuest | undefined;
  try {
    phases.end('ask worker');
    kept = await obtain(order, shelf, phases.end);
    guest = listenedGuest(order, post, input, kept.names);
    const module = checked(kept, guest);
    post({ type: 'starts', id: order.id });
    const instance = new WebAssembly.Instance(module, guest.imports);
    phases.end('instantiate');
    const start = guest.start(instance);
    const exitCode = typeof start === 'number' ? start : await start;
    phases.end('run');
    guest.finish();
    post(ending(order, kept, guest, { exitCode }));
    if (order.repeat) {
      post({ type: 'means', id: order.id, means: measureAgain(order, kept, phases.took) });
    }
  } catch (error) {
    phases.breakOff(skipped(order, kept));
    guest?.finish();
    const trouble = runTrouble(error, guest?.memory() ?? 0, order.memory);
    post(ending(order, kept, guest, { trouble }));
  }
}

function skipped(order: RunOrder, kept: Kept | undefined): PhaseName | undefined {
  if (kept !== undefined) return 'compile';
  return typeof order.module === 'string' ? undefined : 'fetch';
}

interface Phases {
  readonly took: ReadonlyMap<PhaseName, Ms>;
  end(name: PhaseName): void;
  /**
   * Ends the phase that was going on, so that its time isn't counted for the next. `skipped` is what
   * it didn't go through: a warm run never fetches or compiles.
   */
  breakOff(skipped: PhaseName | undefined): void;
}

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
    breakOff(skipped) {
      const over: PhaseName[] = [...took.keys(), ...(skipped === undefined ? [] : [skipped])];
      const last = Math.max(...over.map((name) => PHASES.indexOf(name)));
      const next = PHASES[last + 1];
      // What comes after them is the page's to tell.
      if (next !== undefined && next !== 'report') end(next);
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
  const own = typeof order.module === 'string' ? undefined : checkModule(order.module);
  const bytes = own ?? (await fetchModule(String(order.module)));
  if (own === undefined) end('fetch');
  const capped = capMemory(bytes, order.memory);
  if (!capped.ok) throw new Trouble('out-of-memory', { memory: order.memory });
  const module = compile(makeUnique(capped.bytes, sharedNow()));
  end('compile');
  const names = WebAssembly.Module.imports(module).map(({ name }) => name);
  const kept = { module, bytes, names };
  shelf.set(key, kept);
  const [oldest = key] = shelf.keys();
  if (shelf.size > KEPT_MODULES) shelf.delete(oldest);
  return kept;
}

function compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw compileTrouble(error);
  }
}
