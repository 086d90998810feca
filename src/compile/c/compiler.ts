/** The page's side of the C compiler: gets it when the reader asks for it, keeps its worker, compiles. */

import decoder from 'brotli-dec-wasm/web/bg.wasm?url';
import type { Build, Level, Trouble } from '../api.ts';
import { readDiagnostics } from '../diagnostics.ts';
import { C_FILE } from './clang.ts';
import type { OnProgress } from './fetch-parts.ts';
import { COMPILER } from './manifest.ts';
import { isFromWorker, type FromWorker, type ToWorker } from './protocol.ts';
import SpawnedWorker from './worker.ts?worker&inline';

type Order = ToWorker extends infer Each
  ? Each extends ToWorker
    ? Omit<Each, 'id'>
    : never
  : never;

export interface CCompiler {
  /** Gets the compiler; undefined when it is there. What has arrived stays for the next try. */
  get(onProgress: OnProgress): Promise<Trouble | undefined>;
  /** Compiles; only after `get` has given nothing. */
  compile(source: string, level: Level): Promise<Build>;
  /** Ends its worker, also in the middle of its work, which then counts as stopped. */
  close(): void;
}

/** @param site the address that the site's own paths are relative to, absolute */
export function openCCompiler(site: string): CCompiler {
  let worker: Worker | undefined;
  let last = 0;
  const leave = new Set<() => void>();

  function ask(order: Order, onProgress?: OnProgress): Promise<FromWorker | Trouble> {
    return new Promise((resolve) => {
      last += 1;
      const id = last;
      const heard = new AbortController();
      const done = (answer: FromWorker | Trouble) => {
        heard.abort();
        leave.delete(stopped);
        resolve(answer);
      };
      const stopped = () => {
        done(STOPPED);
      };
      leave.add(stopped);
      try {
        worker ??= new SpawnedWorker();
      } catch (error) {
        done(troubleOf('unsupported', String(error)));
        return;
      }
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        if (!isFromWorker(data) || data.id !== id) return;
        if (data.type === 'progress') onProgress?.(data.done, data.total);
        else done(data);
      };
      const onError = (event: ErrorEvent) => {
        done(troubleOf('unsupported', event.message));
      };
      worker.addEventListener('message', onMessage, { signal: heard.signal });
      worker.addEventListener('error', onError, { signal: heard.signal });
      worker.postMessage({ ...order, id });
    });
  }

  return {
    async get(onProgress) {
      const folder = new URL(`compiler/${COMPILER.version}/`, site).href;
      const order = { type: 'get', folder, decoder: new URL(decoder, site).href } as const;
      const answer = await ask(order, onProgress);
      return 'type' in answer ? troubleIn(answer) : answer;
    },
    async compile(source, level) {
      const start = performance.now();
      const answer = await ask({ type: 'compile', source, level });
      const took = performance.now() - start;
      const trouble = 'type' in answer ? troubleIn(answer) : answer;
      if (trouble !== undefined) return { kind: 'failed', trouble };
      return buildOf(answer, source, took);
    },
    close() {
      worker?.terminate();
      worker = undefined;
      for (const stop of leave) stop();
    },
  };
}

function buildOf(answer: FromWorker | Trouble, source: string, took: number): Build {
  if (!('type' in answer) || answer.type !== 'compiled') {
    return { kind: 'failed', trouble: troubleOf('unsupported', 'another answer came') };
  }
  const { bytes, words } = answer;
  const said = { diagnostics: readDiagnostics(words, source, C_FILE), words, took };
  return bytes === undefined ? { kind: 'refused', ...said } : { kind: 'built', bytes, ...said };
}

function troubleIn(answer: FromWorker): Trouble | undefined {
  return answer.type === 'failed' ? troubleOf(answer.why, answer.cause) : undefined;
}

const STOPPED: Trouble = {
  what: 'You stopped the compiler',
  advice:
    'It was in the middle of its work, so it is ended. Your program is still here. Try again to start it anew; your browser has kept its files.',
  stopped: true,
};

const WORDS: Readonly<Record<'network' | 'damaged' | 'unsupported', Omit<Trouble, 'cause'>>> = {
  network: {
    what: 'The C compiler didn’t arrive in full',
    advice:
      'The connection was cut, or the server doesn’t have it. What has arrived is kept: try again, and the rest comes. Your program is still here.',
  },
  damaged: {
    what: 'The C compiler arrived damaged',
    advice:
      'Its sums don’t match, so it isn’t started. Try again; if it stays so, something between you and the server changes files.',
  },
  unsupported: {
    what: 'The C compiler can’t be started here',
    advice:
      'It needs a web worker and some 400 MB of memory, and this browser or the page around this frame doesn’t give them. Open the playground on its own page, or close other tabs and try again.',
  },
};

function troubleOf(why: keyof typeof WORDS, cause: string): Trouble {
  return { ...WORDS[why], cause };
}
