/** Finishes every built page: a content security policy of its own, and no theme before the reader's is known. */

import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export function pages(): AstroIntegration {
  return {
    name: 'strata:pages',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        let count = 0;
        for await (const file of glob('**/*.html', { cwd: root })) {
          const path = `${root}/${file}`;
          await writeFile(path, finishPage(await readFile(path, 'utf8')));
          count += 1;
        }
        logger.info(`gave ${String(count)} pages their content security policy`);
      },
    },
  };
}

/**
 * Puts the policy first in the head, and takes Starlight's fixed `data-theme="dark"` off the root, so
 * that without JavaScript the system's theme holds.
 */
export function finishPage(html: string): string {
  return html
    .replace(/(<html[^>]*?) data-theme="dark"/, '$1')
    .replace(/<head>(\s*<meta charset="[^"]*"\s*\/?>)?/, (head) => head + policy(html));
}

/**
 * Styles may stand in attributes: code highlighting and charts set them. Scripts may not stand in a
 * page unless their hash is here. `wasm-unsafe-eval` is what lets WebAssembly compile at all, `blob:`
 * what lets a worker start in a sandboxed frame.
 */
function policy(html: string): string {
  const inline = html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g);
  const hashes = new Set<string>();
  for (const [, attributes = '', body = ''] of inline) {
    if (/type="application\/(ld\+)?json"/.test(attributes) || body.trim() === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...hashes].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="content-security-policy" content="${rules.join('; ')}">`;
}
