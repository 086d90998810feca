/** Unit, property and content tests; browser tests are Playwright's (see playwright.config.ts). */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    include: ['tests/{unit,property,content,conformance,recordings}/**/*.test.{ts,tsx}'],
  },
});
