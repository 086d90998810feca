import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../../../src/wasi/serve.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The page's side of a served thread: gives what it answers to one order. */
function ask(carryOut: (order: unknown) => Promise<unknown>, order: unknown): Promise<unknown> {
  const self = new EventTarget();
  vi.stubGlobal('addEventListener', self.addEventListener.bind(self));
  return new Promise((resolve) => {
    vi.stubGlobal('postMessage', (message: unknown) => resolve(structuredClone(message)));
    serve(carryOut);
    self.dispatchEvent(new MessageEvent('message', { data: { id: 3, order } }));
  });
}

describe('serve', () => {
  it('answers an order by its number', async () => {
    expect(await ask((order) => Promise.resolve(order), 'x')).toEqual({ id: 3, value: 'x' });
  });

  it('answers with trouble what throws', async () => {
    const answer = await ask(() => Promise.reject(new Error('no')), 'x');
    expect(answer).toMatchObject({ id: 3, trouble: { facts: { cause: 'no' } } });
  });

  it('answers with trouble what can’t be sent', async () => {
    const answer = await ask(() => Promise.resolve(() => 1), 'x');
    expect(answer).toMatchObject({ id: 3, trouble: { kind: 'unsupported' } });
  });
});
