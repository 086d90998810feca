/** A guest whose output and calls are told to the page while it runs. */

import type { Ms } from '../recording/units.ts';
import { sharedNow } from './clock.ts';
import { createGuest, type Ears, type Guest } from './guest.ts';
import type { TypedInput } from './input.ts';
import { KEPT_CALLS } from './limits.ts';
import type { Stream } from './output.ts';
import { createPace } from './pace.ts';
import type { Post, RunOrder } from './protocol.ts';
import { canType } from './suspend.ts';
import type { Tracer } from './trace/tracer.ts';

/** So many pieces of output go at once: a reader waits for them. */
const PROMPT_OUTPUT = 64;
/** A message takes time from the run that is being measured. */
const INTERVAL: Ms = 50;
/** While the module runs; more calls in one message would keep it and the page busy. */
const CALLS_PER_MESSAGE = 200;

export interface ListenedGuest extends Guest {
  /** Tells what wasn't told yet. */
  finish(): void;
}

/** `names`: the calls that the module imports, all of them unless said. */
export function listenedGuest(
  order: RunOrder,
  post: Post,
  input: TypedInput,
  names?: readonly string[],
): ListenedGuest {
  const { id } = order;
  const output = tellOutput(id, post);
  // Calls can only be told once there is a guest that makes them.
  const told: { calls?: CallTeller } = {};
  let printed = false;
  const flush = () => {
    output.send();
    told.calls?.send();
  };
  const ears: Ears = {
    onOutput(stream, text) {
      if (output.add(stream, text)) printed = true;
    },
    onSleep: flush,
  };
  const listener = {
    flush,
    onWaiting(waiting: boolean) {
      post({ type: 'waits', id, waiting });
    },
  };
  const { stdin, deny } = order.given;
  const typed = typeof stdin !== 'string' && !deny.includes('stdin') && canType();
  const trace = {
    now: () => performance.now(),
    onCall(now: Ms) {
      // A module that prints and then loops without end is told of whole.
      if (told.calls?.due(now) === true || printed) told.calls?.send();
      printed = false;
    },
  };
  const heard = {
    ...ears,
    ...(order.trace ? { trace } : {}),
    ...(typed ? { typing: { input, listener } } : {}),
  };
  const guest = createGuest(order.given, heard, names);
  if (guest.tracer !== undefined) told.calls = tellCalls(id, guest.tracer, post);
  return {
    ...guest,
    finish() {
      output.send();
      told.calls?.finish();
    },
  };
}

function tellOutput(id: number, post: Post) {
  const pace = createPace(sharedNow(), PROMPT_OUTPUT, INTERVAL);
  let waiting: { stream: Stream; text: string; at: number }[] = [];
  const send = () => {
    for (const piece of waiting) post({ type: 'output', id, ...piece });
    waiting = [];
  };
  return {
    send,
    /** Whether it was sent at once. */
    add(stream: Stream, text: string): boolean {
      const at = sharedNow();
      const last = waiting.at(-1);
      if (last?.stream === stream) last.text += text;
      else waiting.push({ stream, text, at });
      const due = pace.due(at);
      if (due) send();
      return due;
    },
  };
}

type CallTeller = ReturnType<typeof tellCalls>;

function tellCalls(id: number, tracer: Tracer, post: Post) {
  let told = 0;
  let before = performance.now();
  let gap = false;
  const tell = (most: number) => {
    const { total } = tracer;
    post({ type: 'calls', id, calls: tracer.latest(most), total, counts: tracer.counts() });
    told = total;
    before = performance.now();
  };
  return {
    due: (now: Ms) => now - before >= INTERVAL,
    send() {
      const fresh = tracer.total - told;
      if (fresh > CALLS_PER_MESSAGE) gap = true;
      if (fresh > 0) tell(Math.min(fresh, CALLS_PER_MESSAGE));
    },
    /** All that are kept, where the page hasn't got them. */
    finish() {
      const fresh = tracer.total - told;
      if (fresh > 0 || gap) tell(gap ? KEPT_CALLS : fresh);
    },
  };
}
