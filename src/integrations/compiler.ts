/** Puts the C compiler of the playground into the built site, and serves it while the site is being written. */

import type { AstroIntegration } from 'astro';
import { cp, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COMPILER } from '../compile/c/manifest.ts';
import { packedCompiler } from './compiler/pack.ts';

/** Its folder in the site; the version is part of the address, so that a kept file is never a wrong one. */
const FOLDER = `compiler/${COMPILER.version}/`;

export function compiler(): AstroIntegration {
  let packed: Promise<URL> | undefined;
  return {
    name: 'strata:compiler',
    hooks: {
      // Compressing goes on in threads of its own while the pages are built.
      'astro:build:start': () => {
        packed = packedCompiler();
        // Whoever waits for it hears of it; until then it isn't unheard.
        packed.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const from = await (packed ?? packedCompiler());
        await cp(from, new URL(FOLDER, dir), { recursive: true });
        logger.info(`put the C compiler into ${FOLDER}`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const file = /\/compiler\/[^/]+\/([\w.-]+)$/u.exec(request.url?.split('?')[0] ?? '')?.[1];
          if (file === undefined) {
            next();
            return;
          }
          void packedCompiler()
            .then((folder) => readFile(fileURLToPath(new URL(file, folder))))
            .then(
              (bytes) => response.setHeader('Content-Type', typeOf(file)).end(bytes),
              () => response.writeHead(404).end(),
            );
        });
      },
    },
  };
}

function typeOf(file: string): string {
  return file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
}
