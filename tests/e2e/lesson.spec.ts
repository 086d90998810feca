/** What every lesson has, used as a learner uses it. */

import { expect, test } from './fixtures.ts';
import { LESSON_PAGES } from './pages.ts';

for (const address of LESSON_PAGES) {
  test(`${address}: a prediction is kept, quoted, and can be taken back`, async ({ page }) => {
    await page.goto(address);
    const predict = page.locator('.predict');
    await predict.scrollIntoViewIfNeeded();
    const radio = predict.getByRole('radio').first();
    if ((await radio.count()) > 0) {
      await radio.focus();
      await page.keyboard.press('Space');
    }
    await predict.getByRole('button', { name: 'Commit to this' }).click();
    await expect(predict.locator('.act')).toContainText('Kept');
    await page.getByRole('heading', { name: 'What you saw' }).scrollIntoViewIfNeeded();
    const quoted = page.locator('.sl-markdown-content mark').first();
    await expect(quoted).toBeVisible();
    await page.reload();
    await predict.scrollIntoViewIfNeeded();
    await expect(predict.getByRole('button', { name: 'Change it' })).toBeVisible();
    await predict.getByRole('button', { name: 'Change it' }).click();
    await predict.getByRole('button', { name: 'Skip' }).click();
    await expect(predict.locator('.act')).toContainText('skipped');
  });

  test(`${address}: each answer of the self-check is explained`, async ({ page }) => {
    await page.goto(address);
    const questions = page.locator('.quiz').getByRole('group');
    await questions.first().scrollIntoViewIfNeeded();
    const count = await questions.count();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(count).toBeLessThanOrEqual(5);
    for (const question of await questions.all()) {
      let right = 0;
      for (const option of await question.getByRole('radio').all()) {
        await option.focus();
        await page.keyboard.press('Space');
        await question.getByRole('button', { name: 'Check' }).click();
        const told = question.getByRole('status');
        await expect(told).toBeVisible();
        const words = await told.innerText();
        expect(words.length).toBeGreaterThan(40);
        if (words.startsWith('Right.')) right += 1;
      }
      expect(right).toBe(1);
    }
  });
}

test('a lesson is done when something ran in it and its questions are answered', async ({
  page,
}) => {
  await page.goto('/course/');
  await page.evaluate(() => {
    localStorage.setItem('strata:progress', JSON.stringify({ 'bare-metal': ['ran', 'checked'] }));
  });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Bare metal (done)' })).toBeVisible();
  await expect(page.locator('.own-progress')).toContainText(
    `done 1 of ${String(LESSON_PAGES.length)}`,
  );
});

test('what is stored may be nonsense', async ({ page }) => {
  await page.goto('/course/');
  await page.evaluate(() => {
    localStorage.setItem('strata:progress', '{"bare-metal": 7, "x": ["y"]}');
    localStorage.setItem('strata:predictions', 'not JSON');
  });
  await page.goto('/lessons/bare-metal/');
  await expect(page.locator('.predict').getByRole('button', { name: 'Skip' })).toBeVisible();
});
