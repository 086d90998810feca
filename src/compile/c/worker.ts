/** The worker that keeps the C compiler: fetches and unpacks it once, then compiles one program after another. */

import initBrotli from 'brotli-dec-wasm/web';
import type { Command } from '@yowasp/clang';
import { compileC } from './clang.ts';
import {
  fetchCompiler,
  NotFetched,
  type Fetch,
  type OnProgress,
  type Store,
} from './fetch-parts.ts';
import { COMPILER, type Manifest } from './manifest.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { openFile } from './unpack.ts';

interface Program {
  readonly commands: Readonly<Record<'clang', Command>>;
}

/** The worker's own; `serve` puts another in its place for the compiler. */
const ask: Fetch = self.fetch.bind(self);
const store: Store = new Map();
let clang: Promise<Command> | undefined;
let tries = 0;

const post = (message: FromWorker) => {
  self.postMessage(message);
};

async function get({ id, folder, decoder }: Extract<ToWorker, { type: 'get' }>): Promise<Command> {
  const tell: OnProgress = (done, total) => {
    post({ type: 'progress', id, done, total });
  };
  const manifest = await fetchCompiler(folder, store, tell, ask);
  await initBrotli({ module_or_path: await fetchDecoder(decoder) });
  serve(manifest);
  tries += 1;
  // A browser may remember that an address didn't arrive.
  const address = folder + COMPILER.program + (tries > 1 ? `?try=${tries}` : '');
  const { commands } = await import(/* @vite-ignore */ address).then(
    (program: unknown) => program as Program,
    (error: unknown) => {
      throw new NotFetched('network', String(error));
    },
  );
  // Without arguments it only compiles itself.
  await commands.clang(undefined, {}, { fetchProgress: () => undefined });
  store.clear();
  return commands.clang;
}

async function fetchDecoder(address: string): Promise<ArrayBuffer> {
  try {
    const response = await ask(address);
    if (response.ok) return await response.arrayBuffer();
    throw new Error(`the server answered ${response.status}`);
  } catch (error) {
    throw new NotFetched('network', String(error));
  }
}

/** The compiler asks for its files by address, wherever it is: they come from the parts. */
function serve({ files }: Manifest): void {
  self.fetch = (input) => {
    const name = String(input instanceof Request ? input.url : input)
      .split('/')
      .pop();
    const file = files.find((known) => known.name === name);
    if (file === undefined) return Promise.reject(new Error(`there is no ${name ?? 'file'}`));
    const type = file.name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return Promise.resolve(
      new Response(openFile(file, store), { headers: { 'Content-Type': type } }),
    );
  };
}

async function answer(order: ToWorker): Promise<void> {
  const { id } = order;
  try {
    if (order.type === 'get') {
      clang ??= get(order);
      await clang;
      post({ type: 'ready', id });
    } else {
      if (clang === undefined) throw new Error('the compiler was not asked for');
      post({ type: 'compiled', id, ...(await compileC(await clang, order.source, order.level)) });
    }
  } catch (error) {
    if (order.type === 'get') clang = undefined;
    const why = error instanceof NotFetched ? error.kind : 'unsupported';
    post({ type: 'failed', id, why, cause: String(error) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  void answer(event.data);
});
