/** Every page, light and dark: no violation that axe can find. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../e2e/fixtures.ts';
import { ALL_PAGES } from '../e2e/pages.ts';

for (const theme of ['light', 'dark'] as const) {
  for (const address of ALL_PAGES) {
    test(`${address} in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(address);
      await expect(page.locator('h1')).toHaveCount(1);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`),
      ).toEqual([]);
    });
  }
}
