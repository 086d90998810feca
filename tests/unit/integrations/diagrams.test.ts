/** Reading Mermaid blocks, naming their drawings, and putting them into a page. */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  DRAWN_WITH,
  diagramHash,
  findDiagrams,
  readDiagram,
} from '../../../src/integrations/diagram-source.ts';
import { figureFor } from '../../../src/integrations/diagrams.ts';

const LABEL = 'A read | The program asks the kernel.';
const CODE = 'flowchart TD\n  a --> b';
const BLOCK = `\`\`\`mermaid ${LABEL}\n${CODE}\n\`\`\``;

describe('finding diagrams', () => {
  it('reads title, description and code of each block', () => {
    const found = findDiagrams(
      `# One\n\n${BLOCK}\n\ntext\n\n${BLOCK.replace('A read', 'Again')}\n`,
    );
    expect(found).toEqual([
      { title: 'A read', description: 'The program asks the kernel.', code: CODE },
      { title: 'Again', description: 'The program asks the kernel.', code: CODE },
    ]);
  });

  it('leaves other blocks alone', () => {
    expect(findDiagrams('```c\nint mermaid;\n```\n')).toEqual([]);
  });

  it('reads Windows line ends as others', () => {
    expect(findDiagrams(BLOCK.replaceAll('\n', '\r\n'))).toEqual(findDiagrams(BLOCK));
  });

  it.each(['', 'Title alone', '| only a description', 'A | B | C'])(
    'refuses the label “%s”',
    (label) => {
      expect(() => readDiagram(label, CODE)).toThrow('Write a label after the fence');
    },
  );

  it('refuses an indented block', () => {
    expect(() => findDiagrams(BLOCK.replaceAll(/^/gm, '  '))).toThrow('indented');
  });
});

describe('the name of a drawing', () => {
  const source = readDiagram(LABEL, CODE);

  it('stays while the source stays', () => {
    expect(diagramHash(source)).toBe(diagramHash(readDiagram(LABEL, `${CODE}\n`)));
    expect(diagramHash(source)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with each part', () => {
    const names = [
      source,
      { ...source, title: 'B' },
      { ...source, description: 'B' },
      { ...source, code: 'B' },
    ].map(diagramHash);
    expect(new Set(names).size).toBe(4);
  });

  it('changes with the tool: the version named is the one installed', async () => {
    const file = new URL('../../../node_modules/mermaid/package.json', import.meta.url);
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
    expect(DRAWN_WITH.mermaid).toBe(version);
  });
});

describe('a figure in a page', () => {
  const node = { lang: 'mermaid', meta: LABEL, value: CODE };
  let folder: URL;

  async function draw(svg: string) {
    await writeFile(new URL(`${diagramHash(readDiagram(LABEL, CODE))}.svg`, folder), svg);
  }

  beforeAll(async () => {
    folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'strata-diagrams-'))}/`);
  });

  it('fails with the file, the title and what to do where nothing is drawn', () => {
    expect(() => figureFor(node, 'content/lessons/a.mdx', folder)).toThrow(
      /^content\/lessons\/a\.mdx: the diagram “A read” is not drawn yet.*npm run diagrams/,
    );
  });

  it('fails with the file where the label is wrong', () => {
    expect(() => figureFor({ ...node, meta: null }, 'a.mdx', folder)).toThrow(/^a\.mdx: .*label/);
  });

  it('holds the drawing and its caption', async () => {
    await draw('<svg style="--natural:200px"></svg>\n');
    expect(figureFor(node, 'a.mdx', folder)).toBe(
      '<figure class="diagram not-content"><div class="diagram-scroll">' +
        '<svg style="--natural:200px"></svg></div><figcaption>A read</figcaption></figure>',
    );
  });

  it('can be reached by keyboard where it may scroll', async () => {
    await draw('<svg style="--natural:900px"></svg>\n');
    expect(figureFor(node, 'a.mdx', folder)).toContain(
      'tabindex="0" role="group" aria-label="Diagram: A read"',
    );
  });
});
