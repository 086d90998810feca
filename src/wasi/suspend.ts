/** Lets a module wait for its reader without keeping its thread: two of its calls are suspended until there is an answer. */

import type { Ms } from '../recording/units.ts';
import type { TypedInput } from './input.ts';
import type { System, SystemCalls, Waiting } from './preview1/system.ts';

type Values = readonly (number | bigint)[];
type SlowCall = (...values: (number | bigint)[]) => number | Promise<number>;

/** What JavaScript Promise Integration adds. Source: its proposal, github.com/WebAssembly/js-promise-integration. */
interface Integration {
  readonly Suspending: new (call: SlowCall) => SystemCalls[string];
  readonly promising: (run: () => void) => () => Promise<void>;
}

function integration(): Integration | undefined {
  if (typeof WebAssembly !== 'object') return undefined;
  const { Suspending, promising } = WebAssembly as unknown as Partial<Integration>;
  if (typeof Suspending !== 'function' || typeof promising !== 'function') return undefined;
  return { Suspending, promising };
}

/** Whether this browser can suspend a module, so that a reader can type into it. */
export function canType(): boolean {
  return integration() !== undefined;
}

/** Who is told of calls that wait. */
export interface WaitListener {
  /** Before and after a wait for input. */
  onWaiting(waiting: boolean): void;
  /** Before any wait: what was printed has to be seen by now. */
  flush(): void;
}

interface CallListener {
  begin(name: string, values: Values): void;
  end(answer: number): void;
}

/**
 * The two calls that may have to wait, to be put in place of the system's own; a module with them is
 * started by `startSuspendable`. What needn't wait is answered at once, without leaving the module's
 * stack. Only where `canType()`.
 */
export function suspendingCalls(
  system: System,
  input: TypedInput,
  listener: WaitListener,
  calls: CallListener | undefined,
): SystemCalls {
  const engine = integration();
  const { fd_read: readNow } = system.calls(['fd_read']);
  if (engine === undefined || readNow === undefined) return {};
  const listened = (name: string, call: SlowCall) =>
    new engine.Suspending((...values) => {
      calls?.begin(name, values);
      const answer = call(...values);
      if (typeof answer !== 'number') return answer.then(ended);
      return ended(answer);
    });
  const ended = (answer: number) => {
    calls?.end(answer);
    return answer;
  };
  return {
    fd_read: listened('fd_read', (...values) => {
      const read = () => readNow(...values);
      const fd = Number(values[0]);
      return system.waitsForInput(fd) ? readLater(fd, read, system, input, listener) : read();
    }),
    poll_oneoff: listened('poll_oneoff', (...values) => {
      const [from = 0, to = 0, count = 0, stored = 0] = values.map((value) => Number(value) >>> 0);
      const answer = system.poll(from, to, count, stored);
      return typeof answer === 'number' ? answer : pollLater(answer, input, listener);
    }),
  };
}

/** Calls an export that may be suspended. Rejects with what the engine throws. */
export async function startSuspendable(run: () => void): Promise<void> {
  const engine = integration();
  if (engine === undefined) run();
  else await engine.promising(run)();
}

async function readLater(
  fd: number,
  read: () => number,
  system: System,
  input: TypedInput,
  listener: WaitListener,
): Promise<number> {
  while (system.waitsForInput(fd)) await pause(Infinity, input, listener);
  return read();
}

async function pollLater(
  first: Waiting,
  input: TypedInput,
  listener: WaitListener,
): Promise<number> {
  let answer: number | Waiting = first;
  while (typeof answer !== 'number') {
    await pause(answer.until, answer.input ? input : undefined, listener);
    answer = answer.again();
  }
  return answer;
}

/** A timer takes no more than these (24 days): a longer time makes it go off at once. Source: HTML, "timers". */
const LONGEST: Ms = 2 ** 31 - 1;

/** Until that moment on the clock of `performance.now()`, or until there is input where it is waited for. */
async function pause(
  until: Ms,
  input: TypedInput | undefined,
  listener: WaitListener,
): Promise<void> {
  listener.flush();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<void>((resolve) => {
    if (Number.isFinite(until))
      timer = setTimeout(resolve, Math.min(until - performance.now(), LONGEST));
  });
  if (input === undefined) {
    await time;
    return;
  }
  listener.onWaiting(true);
  await Promise.race([time, input.changed()]);
  clearTimeout(timer);
  listener.onWaiting(false);
}
