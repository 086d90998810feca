/** The lint rules that keep the rooms apart and the models pure must bite. */

import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that a file of this name and text breaks. */
async function broken(filePath: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath });
  return results.flatMap((result) =>
    result.messages.map((message) => message.ruleId ?? message.message),
  );
}

// The first lint loads every type of the project.
beforeAll(async () => {
  await broken('src/recording/units.ts', '');
}, 120_000);

// Files that exist, so that the typed rules know them; the text is ours.
const DIRECTION = 'import-x/no-restricted-paths';
const FORBIDDEN = [
  ['src/recording/units.ts', '../sim/core/queue.ts'],
  ['src/recording/units.ts', '../../content/curriculum.ts'],
  ['src/sim/core/queue.ts', '../../widgets/registry.ts'],
  ['src/sim/core/queue.ts', '../../wasi/api.ts'],
  ['src/wasi/api.ts', '../sim/core/queue.ts'],
  ['src/ui/Icon.tsx', '../learner/store.ts'],
  ['src/ui/Icon.tsx', '../sim/core/queue.ts'],
  ['src/learner/store.ts', '../recording/units.ts'],
  ['src/widgets/params.ts', '../lesson/entry.ts'],
] as const;
const ALLOWED = [
  ['src/sim/core/queue.ts', '../../recording/units.ts'],
  ['src/wasi/api.ts', '../recording/units.ts'],
  ['src/widgets/params.ts', '../sim/core/queue.ts'],
  ['src/widgets/params.ts', '../lesson/schema.ts'],
  ['src/learner/progress.ts', './store.ts'],
] as const;

describe('dependency directions', () => {
  it.each(FORBIDDEN)('%s may not import %s', async (file, target) => {
    expect(await broken(file, `export * from '${target}';\n`)).toContain(DIRECTION);
    expect(await broken(file, `import type {} from '${target}';\n`)).toContain(DIRECTION);
    expect(await broken(file, `export const later = import('${target}');\n`)).toContain(DIRECTION);
  });

  it.each(ALLOWED)('%s may import %s', async (file, target) => {
    expect(await broken(file, `export * from '${target}';\n`)).toEqual([]);
  });

  it.each(['src/recording/units.ts', 'src/sim/core/queue.ts', 'src/learner/store.ts'])(
    '%s may not import a package',
    async (file) => {
      expect(await broken(file, `export * from 'preact';\n`)).toContain('no-restricted-imports');
    },
  );
});

describe('a model is pure', () => {
  it.each([
    ['Date.now()', 'no-restricted-globals'],
    ['performance.now()', 'no-restricted-globals'],
    ['setTimeout(() => 1, 5)', 'no-restricted-globals'],
    ['document.title', 'no-restricted-globals'],
    ['globalThis.Date', 'no-restricted-globals'],
    ['Math.random()', 'no-restricted-properties'],
  ])('without %s', async (code, rule) => {
    expect(await broken('src/sim/core/queue.ts', `export const found = ${code};\n`)).toContain(
      rule,
    );
  });

  it('but the same words stand in a widget', async () => {
    expect(await broken('src/widgets/params.ts', 'export const found = Math.random();\n')).toEqual(
      [],
    );
  });
});
