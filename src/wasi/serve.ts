/** The worker's side of a thread that answers: what `openThread` asks is carried out, one answer for each order. */

import { fetchModule } from './fetch-module.ts';
import { isEnvelope, type FromThread } from './thread.ts';
import { compileTrouble, Trouble } from './trouble.ts';

/** Hears orders until the page ends the worker; what `carryOut` throws becomes the answer's failure. */
export function serve<Value>(carryOut: (order: unknown) => Promise<Value>): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isEnvelope(data)) return;
    const post = (message: FromThread<Value>) => {
      postMessage(message);
    };
    const { id, order } = data;
    carryOut(order)
      // A value that can't be sent is trouble too: the page waits for an answer.
      .then((value) => post({ id, value }))
      .catch((error: unknown) => post({ id, ...inWords(error) }));
  });
}

function inWords(error: unknown): Omit<FromThread<never>, 'id'> {
  if (error instanceof Trouble) return { trouble: { kind: error.kind, facts: error.facts } };
  const cause = error instanceof Error ? error.message : String(error);
  return { trouble: { kind: 'unsupported', facts: { cause } } };
}

const compiled = new Map<string, WebAssembly.Module>();

/** The module at an absolute address, compiled once for each thread; rejects with a `Trouble`. */
export async function compileFrom(url: string): Promise<WebAssembly.Module> {
  const known = compiled.get(url);
  if (known !== undefined) return known;
  const bytes = await fetchModule(url);
  const module = await WebAssembly.compile(bytes).catch((error: unknown) => {
    throw compileTrouble(error);
  });
  compiled.set(url, module);
  return module;
}
