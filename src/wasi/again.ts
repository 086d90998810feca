/** Repeats the phases of a run that were too short to time. */

import type { Ms } from '../recording/units.ts';
import type { Kept } from './check.ts';
import { sharedNow } from './clock.ts';
import { createGuest } from './guest.ts';
import { capMemory, makeUnique } from './limits.ts';
import { TOO_SHORT, type Mean, type PhaseName } from './phases.ts';
import type { RunOrder } from './protocol.ts';
import { repeat } from './repeat.ts';

const SILENT = { onOutput: () => undefined };

/** The means of what was too short to time; the run is over, so a repetition that fails only has none. */
export function measureAgain(
  order: RunOrder,
  { bytes, module, names }: Kept,
  took: ReadonlyMap<PhaseName, Ms>,
): readonly Mean[] {
  const short = (name: PhaseName) => (took.get(name) ?? Infinity) < TOO_SHORT;
  const means: Mean[] = [];
  try {
    if (short('compile')) means.push({ name: 'compile', ...repeatCompile(bytes, order.memory) });
    if (short('instantiate')) {
      const { imports } = createGuest(order.given, SILENT, names);
      const again = repeat(() => new WebAssembly.Instance(module, imports), sharedNow);
      means.push({ name: 'instantiate', ...again });
    }
    // Nobody types the same again.
    if (short('run') && typeof order.given.stdin === 'string')
      means.push({ name: 'run', ...repeatRun(order, module, names) });
  } catch {
    // A thousand instances can be more memory than the browser has, and a module may trap now and then.
  }
  return means;
}

/**
 * Each run needs an instance of its own, so only the runs' shares are added up. One share is read as
 * coarsely as the clock's steps are, but too long as often as too short, so that the mean is right.
 */
function repeatRun(order: RunOrder, module: WebAssembly.Module, names: readonly string[]) {
  let running: Ms = 0;
  const { repetitions } = repeat(() => {
    const guest = createGuest(order.given, SILENT, names);
    const instance = new WebAssembly.Instance(module, guest.imports);
    const start = performance.now();
    void guest.start(instance);
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
