/** Serves the built site: `npm run preview [-- --port 4321]`, `npm start` after a build. */

import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSiteServer } from './lib/static-server.ts';

const PORT = 4321;
const TRIES = 20;

/**
 * Listens on `port`, or on the next one that is free.
 * @returns the port it listens on
 */
function listen(server: Server, port: number, tries = TRIES): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code !== 'EADDRINUSE' || tries <= 1) reject(error);
      else resolve(listen(server, port + 1, tries - 1));
    };
    const onListening = () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', onError).once('listening', onListening).listen(port);
  });
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`--port is “${text}”; it must be a whole number from 0 to 65535.`);
}

async function serve() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(PORT) },
      dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    },
  });
  if (!existsSync(join(values.dist, 'index.html'))) {
    throw new Error(`There is no built site in ${values.dist}. Run “npm run build” first.`);
  }
  const base = `/${process.env.BASE ?? ''}/`.replace(/\/+/gu, '/');
  const wanted = readPort(values.port);
  const port = await listen(createSiteServer({ root: values.dist, base }), wanted);
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken.`);
  console.log(`Strata is at http://localhost:${port}${base}  (Ctrl+C stops it)`);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
