/** A guest whose output and calls are told to the page while it runs. */

import type { Ms } from '../recording/units.ts';
import type { Call, FileTree } from './api.ts';
import { sharedNow } from './clock.ts';
import { createGuest, type Guest } from './guest.ts';
import type { Given } from './given.ts';
import type { Stream } from './output.ts';
import { createPace } from './pace.ts';
import type { Post, RunOrder } from './protocol.ts';
import { Ring } from './ring.ts';

/** So many pieces of output go at once: a reader waits for them. */
const PROMPT_OUTPUT = 64;
const OUTPUT_INTERVAL: Ms = 50;
/** A message takes time from the run that is being measured, so calls never go one by one. */
const CALL_INTERVAL: Ms = 10;
/** More calls than this in one message would keep the page busy. */
const CALLS_PER_MESSAGE = 500;

export function listenedGuest(order: RunOrder, post: Post): Guest {
  const start = sharedNow();
  const output = tellOutput(order.id, start, post);
  const calls = tellCalls(order.id, start, post);
  const guest = createGuest(asText(order.given), {
    onOutput(stream, text) {
      output.add(stream, text);
      // A module that prints and then loops without end is told of whole.
      calls.send();
    },
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

export function asText(given: Given) {
  const { args, env, stdin, files, most } = given;
  return {
    args,
    env,
    stdin: typeof stdin === 'string' ? stdin : '',
    files: files === undefined ? undefined : textOf(files),
    output: most.output,
  };
}

function textOf(files: FileTree): Record<string, string> {
  const texts = Object.entries(files).flatMap(([path, content]) =>
    typeof content === 'string' ? [[path, content] as const] : [],
  );
  return Object.fromEntries(texts);
}

function tellOutput(id: number, start: Ms, post: Post) {
  const pace = createPace(start, PROMPT_OUTPUT, OUTPUT_INTERVAL);
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

function tellCalls(id: number, start: Ms, post: Post) {
  const pace = createPace(start, 0, CALL_INTERVAL);
  const waiting = new Ring<Call>(CALLS_PER_MESSAGE);
  const send = () => {
    const calls = waiting.latest();
    if (calls.length > 0) post({ type: 'calls', id, calls, total: waiting.total, counts: [] });
  };
  return {
    send,
    add(call: Call) {
      waiting.add([call], waiting.total + 1);
      if (pace.due(sharedNow())) send();
    },
  };
}
