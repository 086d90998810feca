import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openHost, type WorkerLike } from '../../../src/wasi/host.ts';
import type { RunOrder } from '../../../src/wasi/protocol.ts';
import { createTurns } from '../../../src/wasi/spinning.ts';

vi.mock('../../../src/wasi/worker.ts?worker&inline', () => ({ default: undefined }));

/** As long as a loop goes on in a worker that was terminated. */
const SPIN = 2000;

/** Modules that loop without end, and how many threads of them are at work at once. */
function loops(waiting = false) {
  const state = { started: 0, spinning: 0, most: 0 };
  const spawn = (): WorkerLike => {
    const target = new EventTarget();
    return Object.assign(target, {
      postMessage({ id }: RunOrder) {
        state.started += 1;
        state.spinning += 1;
        state.most = Math.max(state.most, state.spinning);
        const say = (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data }));
        queueMicrotask(() => {
          say({ type: 'starts', id });
          if (waiting) say({ type: 'waits', id, waiting: true });
        });
      },
      terminate() {
        setTimeout(() => (state.spinning -= 1), SPIN);
      },
    });
  };
  return { host: openHost(spawn, createTurns()), state };
}

const nextFrame = () => vi.advanceTimersByTimeAsync(16);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'http://site.test/' });
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('runs that are stopped in quick succession', () => {
  it('never leave more than two ended threads spinning beside the next', async () => {
    const { host, state } = loops();
    for (let run = 0; run < 12; run++) {
      const stop = new AbortController();
      const report = host.run({ module: '/loop.wasm' }, {}, stop.signal);
      await nextFrame();
      stop.abort();
      expect((await report).failure?.kind).toBe('stopped');
    }
    expect(state.most).toBeLessThanOrEqual(3);
    expect(state.started).toBe(2);
  });

  it('let the next one wait its turn, say so, and then run it', async () => {
    const { host, state } = loops();
    for (const name of ['a', 'b']) {
      const stop = new AbortController();
      const report = host.run({ module: name }, {}, stop.signal);
      await nextFrame();
      stop.abort();
      await report;
    }
    const queued: boolean[] = [];
    void host.run({ module: 'c' }, { onQueued: (is) => queued.push(is) });
    await nextFrame();
    expect(queued).toEqual([true]);
    expect(state.started).toBe(2);
    await vi.advanceTimersByTimeAsync(SPIN + 200);
    expect(queued).toEqual([true, false]);
    expect(state.started).toBe(3);
    expect(state.most).toBeLessThanOrEqual(2);
    host.close();
  });

  it('don’t wait for threads that only waited for input', async () => {
    const { host, state } = loops(true);
    for (let run = 0; run < 5; run++) {
      const stop = new AbortController();
      const report = host.run({ module: '/ask.wasm' }, {}, stop.signal);
      await nextFrame();
      stop.abort();
      await report;
    }
    expect(state.started).toBe(5);
  });
});

describe('the time limit', () => {
  it('begins when the module starts, and stands still while it waits for the reader', async () => {
    const target = new EventTarget();
    const say = (type: string, more = {}) =>
      target.dispatchEvent(new MessageEvent('message', { data: { type, id: 1, ...more } }));
    const worker = Object.assign(target, {
      postMessage: () => undefined,
      terminate: () => undefined,
    });
    const host = openHost(() => worker, createTurns());
    let ended = false;
    const run = host.run({ module: 'a', limits: { time: 100 } }).then((report) => {
      ended = true;
      return report;
    });
    await vi.advanceTimersByTimeAsync(500);
    say('starts');
    await vi.advanceTimersByTimeAsync(60);
    say('waits', { waiting: true });
    await vi.advanceTimersByTimeAsync(5000);
    say('waits', { waiting: false });
    await vi.advanceTimersByTimeAsync(30);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(ended).toBe(true);
    expect((await run).failure?.kind).toBe('timeout');
  });
});
