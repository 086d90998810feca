/** Every link, file and anchor of the site leads somewhere; under another base too (BASE). */

import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { ALL_PAGES } from './pages.ts';

// The links that are in the files, not those that scripts add.
test.use({ javaScriptEnabled: false });

interface Found {
  /** Whole addresses that the page refers to. */
  readonly links: readonly string[];
  readonly ids: readonly string[];
}

function read(page: Page): Promise<Found> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const links = all.flatMap((element) =>
      ['href', 'src', 'action', 'component-url', 'renderer-url', 'data-module']
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== null)
        .map((value) => new URL(value, document.baseURI).href),
    );
    return { links, ids: all.map((element) => element.id).filter((id) => id !== '') };
  });
}

/** Reads every page that can be reached from these. */
async function crawl(page: Page, starts: readonly string[]) {
  const { origin } = new URL(starts[0] ?? '');
  const pages = new Map<string, Found>();
  const broken: string[] = [];
  const seen = new Set<string>(starts);
  const waiting = starts.map((start): [address: string, from: string] => [start, 'the list']);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [address, from] = next;
    const answer = await page.request.get(address, { maxRedirects: 0 });
    if (answer.status() !== 200) {
      broken.push(`${address} on ${from}: ${answer.status()}`);
      continue;
    }
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    await page.goto(address);
    const found = await read(page);
    pages.set(address, found);
    for (const link of found.links) {
      const [target = ''] = link.split('#');
      if (!target.startsWith(`${origin}/`) || seen.has(target)) continue;
      seen.add(target);
      waiting.push([target, address]);
    }
  }
  return { pages, broken };
}

test('every link and anchor leads somewhere', async ({ page, baseURL, isMobile }) => {
  test.skip(isMobile, 'the same files at both sizes');
  const base = `/${process.env.BASE ?? ''}/`.replace(/\/+/gu, '/');
  const starts = ['', ...ALL_PAGES].map((path) => new URL(base + path.slice(1), baseURL).href);
  const { pages, broken } = await crawl(page, starts);
  const anchors = [...pages].flatMap(([address, { links }]) =>
    links.flatMap((link) => {
      const [target = '', anchor = ''] = link.split('#');
      const ids = pages.get(target)?.ids;
      const there = anchor === '' || ids === undefined || ids.includes(decodeURIComponent(anchor));
      return there ? [] : [`${link} on ${address}`];
    }),
  );
  expect(pages.size, 'pages found').toBeGreaterThanOrEqual(new Set(starts).size);
  expect(broken, 'broken links').toEqual([]);
  expect(anchors, 'links to anchors that are not there').toEqual([]);
});
