/** A guest whose output and calls are told to the page while it runs. */

import type { Call } from './api.ts';
import { sharedNow } from './clock.ts';
import { createGuest, type Guest } from './guest.ts';
import type { Stream } from './output.ts';
import { createPace } from './pace.ts';
import type { Post, RunOrder } from './protocol.ts';
import { Ring } from './ring.ts';

/** More calls than this in one message would keep the page busy. */
const CALLS_PER_MESSAGE = 500;

export function listenedGuest(order: RunOrder, post: Post): Guest {
  const start = sharedNow();
  const output = tellOutput(order.id, post);
  const calls = tellCalls(order.id, post);
  const guest = createGuest(order.given, {
    onOutput: output.add,
    ...(order.trace ? { calls: { hear: calls.add, now: () => sharedNow() - start } } : {}),
  });
  return {
    ...guest,
    start(instance) {
      try {
        return guest.start(instance);
      } finally {
        output.send();
        calls.send();
      }
    },
  };
}

function tellOutput(id: number, post: Post) {
  const pace = createPace();
  let waiting: { stream: Stream; text: string; at: number }[] = [];
  const send = () => {
    for (const piece of waiting) post({ type: 'output', id, ...piece });
    waiting = [];
  };
  return {
    send,
    add(stream: Stream, text: string) {
      const at = sharedNow();
      const last = waiting.at(-1);
      if (last?.stream === stream) last.text += text;
      else waiting.push({ stream, text, at });
      if (pace.due(at)) send();
    },
  };
}

function tellCalls(id: number, post: Post) {
  const pace = createPace();
  let waiting = new Ring<Call>(CALLS_PER_MESSAGE);
  const send = () => {
    const calls = waiting.latest();
    if (calls.length > 0) post({ type: 'calls', id, calls, missed: waiting.total - calls.length });
    waiting = new Ring(CALLS_PER_MESSAGE);
  };
  return {
    send,
    add(call: Call) {
      waiting.add([call]);
      if (pace.due(sharedNow())) send();
    },
  };
}
