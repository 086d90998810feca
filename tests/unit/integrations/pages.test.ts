import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { finishPage } from '../../../src/integrations/pages.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (body: string) =>
  `<!DOCTYPE html><html lang="en" data-theme="dark" data-has-toc><head><meta charset="utf-8"/><title>t</title></head><body>${body}</body></html>`;

describe('finishPage', () => {
  test('lets only the page’s own inline scripts run, by their hash', () => {
    const html = finishPage(page('<script>a()</script><script type="module">b()</script>'));
    expect(html).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('a()')} ${hash('b()')};`);
    expect(html).not.toContain("unsafe-inline' 'wasm");
  });

  test('counts neither linked scripts nor data', () => {
    const html = finishPage(
      page(
        '<script type="module" src="/x.js"></script><script type="application/ld+json">{}</script>',
      ),
    );
    expect(html).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  test('puts the policy before anything that could load', () => {
    const html = finishPage(page(''));
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<title>'));
    expect(html.indexOf('content-security-policy')).toBeGreaterThan(html.indexOf('charset'));
  });

  test('leaves the theme to the system until a script knows better', () => {
    expect(finishPage(page(''))).toContain('<html lang="en" data-has-toc>');
  });
});
