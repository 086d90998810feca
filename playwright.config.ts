/** Browser tests against the built site, at desktop and at phone size. */

import { defineConfig } from 'playwright/test';
import { findChromium, launchArguments } from './scripts/chromium.ts';

const chromium = findChromium();
if (chromium === undefined) {
  throw new Error('There is no Chromium. Run “node scripts/chromium.ts”, which installs one.');
}
// Workers read this file too; they needn't look again.
process.env.CHROMIUM_PATH = chromium.path;

/** Two people on one machine can test two builds: STRATA_PORT and STRATA_DIST. */
const port = process.env.STRATA_PORT ?? '4329';
const dist = process.env.STRATA_DIST ?? 'dist';
/** As the site was built: links.spec.ts runs under a base too. */
const base = `/${process.env.BASE ?? ''}/`.replace(/\/+/gu, '/');
const results = process.env.STRATA_RESULTS ?? 'test-results';

export default defineConfig({
  testDir: 'tests',
  testMatch: '{e2e,a11y,embed}/**/*.spec.ts',
  outputDir: `${results}/browser`,
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: `${results}/browser.json` }]],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: { executablePath: chromium.path, args: launchArguments() },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: `node scripts/serve.ts --port ${port} --dist ${dist}`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  },
});
