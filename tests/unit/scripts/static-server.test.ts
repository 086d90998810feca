/** The preview server, asked over the wire. */

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer, findTarget } from '../../../scripts/lib/static-server.ts';

const SCRIPT = 'export const long = "'.concat('strata '.repeat(200), '";');
let folder = '';
let server: Server;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a path as it is: `fetch` would tidy "/../" away before anyone could refuse it. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-serve-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, '_astro'), { recursive: true });
  await mkdir(join(root, 'lessons'));
  await mkdir(join(root, 'empty'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<h1>home</h1>');
  await writeFile(join(root, '404.html'), '<h1>not here</h1>');
  await writeFile(join(root, 'lessons/index.html'), '<h1>lessons</h1>');
  await writeFile(join(root, '_astro/page.abc123.js'), SCRIPT);
  await writeFile(join(root, 'plain.wasm'), Buffer.from([0, 97, 115, 109]));
  await writeFile(join(root, 'ready.txt'), 'slow form');
  await writeFile(join(root, 'ready.txt.br'), 'ready form');
  server = createSiteServer({ root });
  await new Promise<void>((resolve) => server.listen(0, resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('what is served', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/_astro/page.abc123.js', 'text/javascript; charset=utf-8'],
    ['/plain.wasm', 'application/wasm'],
  ])('%s comes as %s', async (path, type) => {
    const { status, headers } = await ask(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('sends a folder’s address on to its slash, with its query', async () => {
    const { status, headers } = await ask('/lessons?n=3');
    expect(status).toBe(301);
    expect(headers.location).toBe('/lessons/?n=3');
    expect(String((await ask('/lessons/')).body)).toContain('lessons');
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await ask('/', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '13', 0]);
  });

  it.each(['/no/such/page/', '/empty/', '/index.html/'])(
    'shows the 404 page at %s',
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBe(404);
      expect(String(body)).toContain('not here');
    },
  );

  it('refuses to be written to', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('what is not', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/lessons/..\\..\\secret.txt',
  ])('nothing outside the folder at %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(String(body)).not.toContain('secret');
  });

  it.each(['/%', '/%E0%A4%A', '/a%00b'])('no answer but 400 to %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('no redirect to another host', () => {
    const target = findTarget('//lessons', { root: join(folder, 'dist') });
    expect(target).toEqual({ kind: 'redirect', location: '/lessons/' });
  });
});

describe('weight and caching', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('compresses for “%s”', async (accepted, encoding, decompress) => {
    const { headers, body } = await ask('/_astro/page.abc123.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('Accept-Encoding');
    expect(body.length).toBeLessThan(SCRIPT.length / 4);
    expect(String(decompress(body))).toBe(SCRIPT);
  });

  it.each(['', 'br;q=0, gzip;q=0', 'identity'])(
    'sends the plain form for “%s”',
    async (accepted) => {
      const { headers, body } = await ask('/_astro/page.abc123.js', {
        'accept-encoding': accepted,
      });
      expect(headers['content-encoding']).toBeUndefined();
      expect(String(body)).toBe(SCRIPT);
    },
  );

  it('takes the compressed file that lies beside', async () => {
    expect(String((await ask('/ready.txt', { 'accept-encoding': 'br' })).body)).toBe('ready form');
  });

  it('keeps hashed files for good, and asks again for pages', async () => {
    expect((await ask('/_astro/page.abc123.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  });

  it('says 304 to one who has the page', async () => {
    const etag = (await ask('/')).headers.etag ?? '';
    expect((await ask('/', { 'if-none-match': etag })).status).toBe(304);
    expect((await ask('/', { 'if-none-match': 'W/"old"' })).status).toBe(200);
  });

  it('lets other sites use what is not a page', async () => {
    const { headers } = await ask('/plain.wasm');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect((await ask('/')).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a site under a path', () => {
  it('answers there and nowhere else', () => {
    const options = { root: join(folder, 'dist'), base: '/stack/' };
    expect(findTarget('/stack/', options).kind).toBe('file');
    expect(findTarget('/stack', options)).toEqual({ kind: 'redirect', location: '/stack/' });
    expect(findTarget('/stack/lessons', options)).toEqual({
      kind: 'redirect',
      location: '/stack/lessons/',
    });
    expect(findTarget('/lessons/', options).kind).toBe('missing');
  });
});
