/** Opens the site's own host in Chromium: bundled in memory, served on a free port of this machine. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { ensureChromium, launchArguments } from '../chromium.ts';
import { TIME, type Job, type Outcome } from './job.ts';

/** One page: tests in it are run one after another. */
export interface Lane {
  run(job: Job): Promise<Outcome>;
}

export interface Stage {
  openLane(): Lane;
  close(): Promise<void>;
}

/** Beyond the host's own limit, a page that doesn't answer is given up. */
const PATIENCE = TIME + 10_000;

const PAGE = '<!doctype html><title>Tests</title><script type="module" src="/page.js"></script>';

export async function openStage(): Promise<Stage> {
  const server = await serve(await bundle());
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: ensureChromium().path,
    args: launchArguments(),
  });
  const openPage = async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => 'runTest' in window);
    return page;
  };
  return {
    openLane: () => lane(openPage),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function lane(openPage: () => Promise<Page>): Lane {
  let open: Promise<Page> | undefined;
  return {
    async run(job) {
      const opening = (open ??= openPage());
      try {
        const page = await opening;
        return await Promise.race([page.evaluate((one) => window.runTest(one), job), impatience()]);
      } catch (error) {
        // Also where it didn't open: the next test has a page of its own.
        open = undefined;
        opening.then((page) => page.close()).catch(() => undefined);
        throw error;
      }
    },
  };
}

function impatience(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error(`it hung, and so did the page around it`));
    }, PATIENCE).unref();
  });
}

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: fileURLToPath(new URL('page.ts', import.meta.url)) },
    },
  })) as Rolldown.RolldownOutput;
  const page = built.output.find((file) => file.type === 'chunk' && file.isEntry);
  if (page?.type !== 'chunk') throw new Error('The page of the tests came out empty.');
  return page.code;
}

async function serve(script: string) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    const type = isScript ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
    response.end(isScript ? script : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
