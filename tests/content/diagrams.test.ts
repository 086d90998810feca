/** Every diagram of the content is drawn, and no drawing is left over. */

import { glob, readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { diagramHash, findDiagrams } from '../../src/integrations/diagram-source.ts';
import { DRAWINGS } from '../../src/integrations/diagrams.ts';

const files = await Array.fromAsync(glob('content/**/*.mdx'));
const blocks = (
  await Promise.all(
    files.map(async (file) =>
      findDiagrams(await readFile(file, 'utf8')).map((source) => ({ file, source })),
    ),
  )
).flat();
const drawings = (await readdir(DRAWINGS)).filter((name) => name.endsWith('.svg'));

describe('diagrams', () => {
  it.each(blocks)('“$source.title” of $file is drawn', ({ source }) => {
    expect(drawings, 'run “npm run diagrams”').toContain(`${diagramHash(source)}.svg`);
  });

  it('none is left over', () => {
    const known = new Set(blocks.map(({ source }) => `${diagramHash(source)}.svg`));
    expect(
      drawings.filter((name) => !known.has(name)),
      'run “npm run diagrams”',
    ).toEqual([]);
  });

  it.each(drawings)(
    '%s refers to nothing outside and carries no style of its own',
    async (name) => {
      const svg = await readFile(new URL(name, DRAWINGS), 'utf8');
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /<style|<script|<foreignObject|https?:|@import|#[0-9a-f]{6}"|rgb\(/,
      );
    },
  );
});
