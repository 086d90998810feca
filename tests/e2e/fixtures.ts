/** The page that every browser test uses: it fails the test on an error or a request elsewhere. */

import { test as base, expect, type Page } from 'playwright/test';

export { expect };

interface Watch {
  /** What went wrong on the page that no test expected. */
  readonly troubles: readonly string[];
  /** Lets console errors pass that this test brings about on purpose. */
  allow: (pattern: RegExp) => void;
}

function watch(page: Page, origin: string): Watch {
  const troubles: string[] = [];
  const allowed: RegExp[] = [];
  const note = (trouble: string) => {
    if (!allowed.some((pattern) => pattern.test(trouble))) troubles.push(trouble);
  };
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    note(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    note(`page error: ${error.stack ?? error.message}`);
  });
  // On the context, so that a worker's and a new tab's requests count too.
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:', 'about:'].includes(url.protocol) || url.origin === origin) return;
    note(`request to another origin: ${request.url()}`);
  });
  return { troubles, allow: (pattern) => allowed.push(pattern) };
}

interface Fixtures {
  /** Call before an error that the test brings about: `allowError(/404/)`. */
  readonly allowError: (pattern: RegExp) => void;
}

interface Internal {
  readonly watched: Watch;
}

export const test = base.extend<Fixtures & Internal>({
  watched: [
    async ({ page, baseURL }, use) => {
      const watched = watch(page, new URL(baseURL ?? 'http://localhost').origin);
      await use(watched);
      expect(watched.troubles, 'errors and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
  allowError: async ({ watched }, use) => {
    await use(watched.allow);
  },
});
