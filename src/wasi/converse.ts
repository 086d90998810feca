/** One run as the page hears of it: sends the order, hears the answers, and breaks off where a limit is reached. */

import type { Ms } from '../recording/units.ts';
import type { Failure } from './api.ts';
import { sharedNow } from './clock.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { failure } from './failures.ts';
import { isFromWorker, type FromWorker, type RunOrder } from './protocol.ts';
import type { Gathering } from './report.ts';

/** What the host needs of a worker; tests put their own in its place. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export interface Outcome {
  /** Why it was broken off here; what the worker says itself is in the gathering. */
  readonly failure?: Failure;
  /** Whether the worker can't be asked again. */
  readonly spent: boolean;
  /** Whether the module was at work in it just now. */
  readonly busy: boolean;
}

/** Fetching, checking and compiling together; the worker has a limit of its own for fetching. */
const PREPARATION: Ms = 60_000;

/** Never rejects: a worker that doesn't start, or an order that can't be sent, is a failure too. */
export function converse(
  worker: WorkerLike,
  order: RunOrder,
  gathering: Gathering,
  time: Ms,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const until = { signal: heard.signal };
    let stage: Stage = 'preparing';
    const done = (outcome: Omit<Outcome, 'busy'>, busy = outcome.spent && stage === 'running') => {
      deadline.clear();
      heard.abort();
      resolve({ ...outcome, busy });
    };
    const fail = (cause: string) => {
      done({ failure: failure('unsupported', { cause }), spent: true });
    };
    const deadline = createDeadline(() => {
      done({ ...overtime(stage, time), spent: true }, stage !== 'preparing');
    });
    const onMessage = (event: Event) => {
      const message: unknown = event instanceof MessageEvent ? event.data : undefined;
      if (!isFromWorker(message) || message.id !== order.id) return;
      stage = next(stage, message);
      setTime(deadline, message, time);
      if (gathering.hear(message, sharedNow())) done({ spent: false });
    };
    worker.addEventListener('message', onMessage, until);
    worker.addEventListener('messageerror', () => fail('an answer couldn’t be read'), until);
    worker.addEventListener('error', (event) => fail(reason(event)), until);
    signal.addEventListener(
      'abort',
      () => done({ failure: failure('stopped'), spent: true }),
      until,
    );
    deadline.start(PREPARATION);
    try {
      worker.postMessage(order);
    } catch (error) {
      fail(String(error));
    }
  });
}

function reason(event: Event): string {
  return 'message' in event ? String(event.message) : 'the worker didn’t start';
}

function setTime(deadline: Deadline, message: FromWorker, time: Ms): void {
  if (message.type === 'starts') deadline.start(time);
  else if (message.type === 'waits') deadline[message.waiting ? 'pause' : 'resume']();
  // What it repeats after its end has the same time.
  else if (message.type === 'end') deadline.start(time);
}

type Stage = 'preparing' | 'running' | 'waiting' | 'repeating';

function next(stage: Stage, message: FromWorker): Stage {
  if (message.type === 'starts') return 'running';
  if (message.type === 'waits') return message.waiting ? 'waiting' : 'running';
  return message.type === 'end' ? 'repeating' : stage;
}

function overtime(stage: Stage, time: Ms): { readonly failure?: Failure } {
  // The run itself came to its end; only its repetitions go on.
  if (stage === 'repeating') return {};
  if (stage === 'preparing')
    return { failure: failure('timeout', { time: PREPARATION, ready: false }) };
  return { failure: failure('timeout', { time }) };
}
