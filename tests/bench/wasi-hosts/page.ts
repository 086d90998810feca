/** A page in Chromium with one worker for each host, that are asked one at a time. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import { findChromium, launchArguments } from '../../../scripts/chromium.ts';
import type { Answer, Row } from './serve.ts';

export interface Page {
  ask(worker: string, row: Row): Promise<Answer>;
  readonly version: string;
  close(): Promise<void>;
}

/** What the page is served, by path. */
export type Served = ReadonlyMap<
  string,
  { readonly type: string; readonly body: string | Uint8Array }
>;

declare global {
  interface Window {
    ask: (worker: string, row: Row) => Promise<Answer>;
  }
}

export async function openPage(served: Served): Promise<Page> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium on this machine.');
  const server = createServer((request, response) => {
    const answer = served.get(request.url ?? '');
    response.writeHead(200, { 'Content-Type': answer?.type ?? 'text/html' });
    response.end(answer?.body ?? '<!doctype html><title>Bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: found.path, args: launchArguments() });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate(prepare);
  return {
    version: browser.version(),
    ask: (worker, row) =>
      page.evaluate(([name, what]) => window.ask(name, what), [worker, row] as const),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** In the page. */
async function prepare(): Promise<void> {
  const module = async (path: string) => WebAssembly.compileStreaming(fetch(path));
  const modules = { calls: await module('/calls.wasm'), program: await module('/program.wasm') };
  const workers = new Map<string, Worker>();
  window.ask = (name, row) =>
    new Promise((resolve) => {
      // Each instance that isn't collected yet holds address space, of which a process has only so much.
      const passing = row === 'start-up';
      const kept = passing ? undefined : workers.get(name);
      const worker = kept ?? new Worker(`/${name}.js`);
      if (!passing) workers.set(name, worker);
      const heard = new AbortController();
      const done = (answer: Answer) => {
        if (passing) worker.terminate();
        heard.abort();
        resolve(answer);
      };
      const until = { signal: heard.signal };
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<object>) => {
          // A host that tells the page of its calls says more than the answer.
          if ('ns' in data || 'why' in data) done(data as Answer);
        },
        until,
      );
      worker.addEventListener('error', ({ message }) => done({ why: message }), until);
      worker.postMessage({ row, ...modules });
    });
}
