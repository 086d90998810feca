/** A worker that answers orders one by one: for figures that call a module's exports rather than run it as a program. */

import type { Failure, FailureKind } from './api.ts';
import { failure, type Facts } from './failures.ts';

/** What a thread needs of a worker; tests put their own in its place. */
type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

interface Envelope {
  readonly id: number;
  readonly order: unknown;
}

/** What a thread says: a value, or why there is none. */
export interface FromThread<Value> {
  readonly id: number;
  readonly value?: Value;
  readonly trouble?: { readonly kind: FailureKind; readonly facts: Facts };
}

export type Answer<Value> =
  | { readonly value: Value; readonly failure?: undefined }
  | { readonly value?: undefined; readonly failure: Failure };

export interface Thread<Order, Value> {
  /**
   * Never rejects. One order at a time; when `signal` aborts, or the thread is closed, the worker ends
   * in the middle of it.
   */
  ask(order: Order, signal?: AbortSignal): Promise<Answer<Value>>;
  /** Ends the worker; the next order starts another. */
  close(): void;
}

/** The worker starts with the first order, and after it was ended with the next. */
export function openThread<Order, Value>(spawn: () => WorkerLike): Thread<Order, Value> {
  let worker: WorkerLike | undefined;
  let orders = 0;
  let closing = new AbortController();

  /** At once, so that the next order doesn't go to a worker that is on its way out. */
  function end(its: WorkerLike | undefined): void {
    its?.terminate();
    if (its === worker) worker = undefined;
  }

  return {
    async ask(order, signal) {
      const signals = signal === undefined ? [closing.signal] : [closing.signal, signal];
      const stop = AbortSignal.any(signals);
      if (stop.aborted) return { failure: failure('stopped') };
      let its: WorkerLike | undefined;
      const leave = () => end(its);
      stop.addEventListener('abort', leave);
      try {
        its = worker ??= spawn();
        orders += 1;
        const answer = await converse<Value>(its, { id: orders, order }, stop);
        return answer ?? { failure: failure('stopped') };
      } catch (error) {
        end(its);
        return { failure: failure('unsupported', { cause: String(error) }) };
      } finally {
        stop.removeEventListener('abort', leave);
      }
    },
    close() {
      closing.abort();
      closing = new AbortController();
      end(worker);
    },
  };
}

/** `undefined` where it was told to stop; rejects where the worker doesn't start, or can't be understood. */
function converse<Value>(
  worker: WorkerLike,
  envelope: Envelope,
  signal: AbortSignal,
): Promise<Answer<Value> | undefined> {
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const until = { signal: heard.signal };
    const done = (answer: Answer<Value> | undefined) => {
      heard.abort();
      resolve(answer);
    };
    const fail = (why: string) => {
      heard.abort();
      reject(new Error(why));
    };
    const onMessage = (event: Event) => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined;
      if (isFromThread<Value>(data) && data.id === envelope.id) done(toAnswer(data));
    };
    const onError = (event: Event) => {
      fail('message' in event ? String(event.message) : 'the worker didn’t start');
    };
    worker.addEventListener('message', onMessage, until);
    worker.addEventListener('messageerror', () => fail('its answer couldn’t be read'), until);
    worker.addEventListener('error', onError, until);
    signal.addEventListener('abort', () => done(undefined), until);
    worker.postMessage(envelope);
  });
}

function toAnswer<Value>({ value, trouble }: FromThread<Value>): Answer<Value> {
  if (trouble !== undefined) return { failure: failure(trouble.kind, trouble.facts) };
  return { value: value as Value };
}

export function isEnvelope(data: unknown): data is Envelope {
  return hasId(data) && 'order' in data;
}

/** Both ends are built together, so the id is all that could be somebody else's. */
function isFromThread<Value>(data: unknown): data is FromThread<Value> {
  return hasId(data) && ('value' in data || 'trouble' in data);
}

function hasId(data: unknown): data is { readonly id: number } {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number';
}
