/** A program in a link: what goes in comes out, and nothing that stands in a link can break the page. */

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFragment, toFragment, type Saved } from '../../../src/widgets/playground/saved.ts';
import { INITIAL_SETTINGS } from '../../../src/widgets/workbench/settings.ts';

const saved = fc.record({
  language: fc.constantFrom('wat' as const, 'c' as const),
  level: fc.constantFrom('Os' as const, 'O2' as const, 'O0' as const),
  source: fc.string({ unit: 'binary', maxLength: 3000 }).filter((text) => text.isWellFormed()),
  settings: fc.record({
    args: fc.string({ maxLength: 40 }),
    typed: fc.boolean(),
    input: fc.string({ maxLength: 40 }),
    trace: fc.boolean(),
    files: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 40 })),
  }),
});

test('what was written comes back', async () => {
  await fc.assert(
    fc.asyncProperty(saved, async ({ settings, ...rest }) => {
      const given: Saved = { ...rest, settings: { ...INITIAL_SETTINGS, ...settings } };
      const fragment = await toFragment(given);
      expect(fragment).toMatch(/^#code=[\w-]*$/u);
      const read = await fromFragment(fragment ?? '');
      expect(read).toMatchObject({ ok: true, saved: given });
    }),
  );
});

test('a cut link says so, or gives the same program', async () => {
  const whole = await toFragment({
    language: 'c',
    source: 'int main(void) { return 0; }\n'.repeat(20),
    level: 'O0',
    settings: INITIAL_SETTINGS,
  });
  for (let length = 0; length < (whole?.length ?? 0); length += 1) {
    const read = await fromFragment((whole ?? '').slice(0, length));
    expect(read.ok, `cut after ${String(length)}`).toBe(false);
  }
});

test('anything else is a sentence for the reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
      const read = await fromFragment(`#code=${text}`);
      if (!read.ok) expect(read.problem).toMatch(/^The program in this link/u);
    }),
  );
});

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  return `#code=${bytes.toString('base64url')}`;
}

test.each([
  ['no object', '7'],
  ['null', 'null'],
  ['no source', '{"language":"c"}'],
  ['another language', '{"language":"rust","source":""}'],
  ['a source that is no text', '{"language":"c","source":{}}'],
  ['another level', '{"language":"c","source":"","level":"O9"}'],
  ['settings that are none', '{"language":"c","source":"","run":"all"}'],
  ['no JSON', 'int main'],
])('%s is refused', async (_, json) => {
  expect(await fromFragment(await pack(json))).toMatchObject({ ok: false });
});

test('settings out of range are put right and said', async () => {
  const json = '{"language":"c","source":"x","run":{"memory":"999999","dance":"1"}}';
  const read = await fromFragment(await pack(json));
  expect(read).toMatchObject({ ok: true, saved: { settings: { limits: { memoryMiB: 1024 } } } });
  expect(read.ok && read.problems).toHaveLength(2);
});

test('a bomb is not unpacked', async () => {
  const read = await fromFragment(await pack(`{"source":"${' '.repeat(20_000_000)}"}`));
  expect(read).toMatchObject({ ok: false });
});

test('a program that is too long has no link', async () => {
  // Chance can't be squeezed.
  const source = randomBytes(100_000).toString('hex');
  const settings = INITIAL_SETTINGS;
  expect(await toFragment({ language: 'wat', source, level: 'Os', settings })).toBeUndefined();
});
