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
    garble: () => target.dispatchEvent(new Event('messageerror')),
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

  it('leaves no order hanging when it is closed, and sends the next to a new worker', async () => {
    const fakes = [fakeWorker(), fakeWorker()];
    let spawned = 0;
    const thread = openThread<string, number>(() => fakes[spawned++]!.worker);
    const answer = thread.ask('long');
    thread.close();
    const next = thread.ask('short');
    expect((await answer).failure).toMatchObject({ kind: 'stopped' });
    expect(fakes.map((fake) => fake.ended())).toEqual([true, false]);
    fakes[1]?.say({ id: 2, value: 5 });
    expect(await next).toEqual({ value: 5 });
  });

  it('doesn’t take an order’s signal for the next one’s', async () => {
    const fake = fakeWorker();
    const thread = openThread<string, number>(() => fake.worker);
    const old = new AbortController();
    const first = thread.ask('first', old.signal);
    fake.say({ id: 1, value: 1 });
    await first;
    const second = thread.ask('second');
    old.abort();
    expect(fake.ended()).toBe(false);
    fake.say({ id: 2, value: 2 });
    expect(await second).toEqual({ value: 2 });
  });

  it('says so where an order can’t be sent, or its answer can’t be read', async () => {
    const fake = fakeWorker();
    const mute = Object.assign(fake.worker, {
      postMessage: () => {
        throw new DOMException('no copy of that', 'DataCloneError');
      },
    });
    const { failure } = await openThread(() => mute).ask(() => 1);
    expect(failure?.cause).toContain('no copy of that');
    expect(fake.ended()).toBe(true);
    const garbled = fakeWorker();
    const answer = openThread(() => garbled.worker).ask('x');
    garbled.garble();
    expect((await answer).failure).toMatchObject({ kind: 'unsupported' });
  });
});
