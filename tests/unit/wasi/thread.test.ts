import { describe, expect, it } from 'vitest';
import { openThread } from '../../../src/wasi/thread.ts';

/** A worker whose answers the test gives. */
function fakeWorker() {
  const target = new EventTarget();
  const orders: unknown[] = [];
  let ended = false;
  return {
    worker: {
      postMessage: (message: unknown) => orders.push(message),
      terminate: () => {
        ended = true;
      },
      addEventListener: target.addEventListener.bind(target),
    },
    orders,
    ended: () => ended,
    say: (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data })),
    fail: () => target.dispatchEvent(new Event('error')),
  };
}

describe('openThread', () => {
  it('gives the value that answers the order, whatever else is said', async () => {
    const fake = fakeWorker();
    const thread = openThread<string, number>(() => fake.worker);
    const answer = thread.ask('add');
    expect(fake.orders).toEqual([{ id: 1, order: 'add' }]);
    fake.say({ id: 7, value: 1 });
    fake.say('noise');
    fake.say({ id: 1, value: 42 });
    expect(await answer).toEqual({ value: 42 });
    expect(fake.ended()).toBe(false);
  });

  it('puts trouble into words', async () => {
    const fake = fakeWorker();
    const answer = openThread(() => fake.worker).ask('x');
    fake.say({ id: 1, trouble: { kind: 'not-found', facts: { module: 'a.wasm' } } });
    expect((await answer).failure).toMatchObject({ kind: 'not-found' });
  });

  it('ends the worker when told to stop, and starts another for the next order', async () => {
    const fakes = [fakeWorker(), fakeWorker()];
    let spawned = 0;
    const thread = openThread<string, number>(() => fakes[spawned++]!.worker);
    const stop = new AbortController();
    const answer = thread.ask('long', stop.signal);
    stop.abort();
    expect((await answer).failure).toMatchObject({ kind: 'stopped' });
    expect(fakes[0]?.ended()).toBe(true);
    const next = thread.ask('short');
    fakes[1]?.say({ id: 2, value: 5 });
    expect(await next).toEqual({ value: 5 });
  });

  it('says so where no worker starts', async () => {
    const fake = fakeWorker();
    const answer = openThread(() => fake.worker).ask('x');
    fake.fail();
    expect((await answer).failure).toMatchObject({ kind: 'unsupported' });
    const never = openThread(() => {
      throw new Error('no workers here');
    });
    expect((await never.ask('x')).failure?.cause).toContain('no workers here');
  });
});
