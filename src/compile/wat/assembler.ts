/** The page's side of the assembler: a kept worker, ended where a text takes it too long. */

import type { Build } from '../api.ts';
import type { Assembled } from './assemble.ts';
import SpawnedWorker from './worker.ts?worker&inline';

export interface Assembler {
  /** Never rejects. */
  assemble(text: string): Promise<Build>;
  close(): void;
}

/** Ten thousand lines take a tenth of a second. */
const LONGEST = 10_000;

type Answer = { readonly id: number } & Assembled;

export function openAssembler(): Assembler {
  let worker: Worker | undefined;
  let last = 0;

  function end(): void {
    worker?.terminate();
    worker = undefined;
  }

  function ask(text: string): Promise<Assembled | undefined> {
    return new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const heard = new AbortController();
      const done = (answer: Assembled | undefined) => {
        clearTimeout(timer);
        heard.abort();
        resolve(answer);
      };
      const timer = setTimeout(done, LONGEST, undefined);
      worker ??= new SpawnedWorker();
      const onMessage = ({ data }: MessageEvent<Answer>) => {
        if (data.id === id) done(data);
      };
      const onError = (event: ErrorEvent) => {
        clearTimeout(timer);
        heard.abort();
        reject(new Error(event.message));
      };
      worker.addEventListener('message', onMessage, { signal: heard.signal });
      worker.addEventListener('error', onError, { signal: heard.signal });
      worker.postMessage({ id, text });
    });
  }

  return {
    async assemble(text) {
      const start = performance.now();
      try {
        const answer = await ask(text);
        if (answer !== undefined) return buildOf(answer, performance.now() - start);
        end();
        return { kind: 'failed', trouble: TOO_LONG };
      } catch (error) {
        end();
        return { kind: 'failed', trouble: { ...NOT_STARTED, cause: String(error) } };
      }
    },
    close: end,
  };
}

function buildOf({ bytes, words, diagnostics }: Assembled, took: number): Build {
  const said = { diagnostics, words, took };
  return bytes === undefined ? { kind: 'refused', ...said } : { kind: 'built', bytes, ...said };
}

const TOO_LONG = {
  what: 'Assembling was ended after 10\u00a0s',
  advice: 'The text is still here. Make it shorter, or less deeply nested, and it is tried again.',
};

const NOT_STARTED = {
  what: 'The assembler can’t be started here',
  advice:
    'It needs a web worker, and this browser or the page around this frame doesn’t give one. Open the playground on its own page.',
};
