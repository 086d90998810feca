/** A small server for the built site: types, compression, caching and a 404 page, no more. */

import { existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { acceptedEncoding, createEncoder } from './encode.ts';
import { mediaType } from './mime.ts';

export interface SiteOptions {
  /** The folder of the built site. */
  readonly root: string;
  /** The path that the site was built for, with a slash at both ends; "/" where not given. */
  readonly base?: string;
}

/** Where a request leads: a file, another address, or nowhere. */
export type Target =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'bad' };

/**
 * Finds what an address means. Never leaves `root`: the path is decoded once, and what is not below
 * the folder is missing.
 * @param address the path and query of a request, as sent: "/lessons/bare-metal/?n=3"
 */
export function findTarget(address: string, { root, base = '/' }: SiteOptions): Target {
  const [path = '/', query] = address.split(/\?(.*)/su);
  const decoded = decodePath(path);
  if (decoded === undefined) return { kind: 'bad' };
  const after = query === undefined ? '' : `?${query}`;
  if (`${decoded}/` === base) return { kind: 'redirect', location: base + after };
  if (!decoded.startsWith(base)) return { kind: 'missing' };
  const folder = resolve(root);
  const file = resolve(folder, decoded.slice(base.length));
  if (file !== folder && !file.startsWith(folder + sep)) return { kind: 'missing' };
  if (!existsSync(file)) return { kind: 'missing' };
  if (!statSync(file).isDirectory()) {
    return decoded.endsWith('/') ? { kind: 'missing' } : { kind: 'file', file };
  }
  const index = join(file, 'index.html');
  if (!existsSync(index)) return { kind: 'missing' };
  if (!decoded.endsWith('/'))
    return { kind: 'redirect', location: `${encodeURI(decoded)}/${after}` };
  return { kind: 'file', file: index };
}

/** Slashes are joined, so that "//host/" can't become a redirect to another host. */
function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded.replace(/[/\\]+/gu, '/');
  } catch {
    return undefined;
  }
}

/** Hashed files never change; everything else is asked for again, and answered 304 where it stayed. */
function cacheControl(file: string): string {
  return file.includes(`${sep}_astro${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A server over the folder; it doesn't listen yet. */
export function createSiteServer(options: SiteOptions): Server {
  const encode = createEncoder();

  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    file: string,
    status: number,
  ) {
    const { size, mtimeMs } = statSync(file);
    const version = `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
    const type = mediaType(file);
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', cacheControl(file));
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', `W/"${version}"`);
    if (!type.startsWith('text/html')) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (status === 200 && request.headers['if-none-match'] === `W/"${version}"`) {
      response.writeHead(304).end();
      return;
    }
    const wanted = acceptedEncoding(request.headers['accept-encoding']);
    const { bytes, encoding } = await encode(file, version, wanted);
    if (encoding !== undefined) response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', bytes.length);
    response.writeHead(status).end(request.method === 'HEAD' ? undefined : bytes);
  }

  async function sendMissing(request: IncomingMessage, response: ServerResponse) {
    const page = join(options.root, '404.html');
    if (existsSync(page)) await sendFile(request, response, page, 404);
    else sendText(response, 404, 'There is nothing at this address.');
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    const target = findTarget(request.url ?? '/', options);
    if (target.kind === 'file') await sendFile(request, response, target.file, 200);
    else if (target.kind === 'missing') await sendMissing(request, response);
    else if (target.kind === 'bad') sendText(response, 400, 'This address can’t be read.');
    else response.writeHead(301, { Location: target.location }).end();
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The server failed to read this file.');
    });
  });
}

function sendText(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
