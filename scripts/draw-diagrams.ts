/** Draws every Mermaid block of `content/` once: `npm run diagrams`. The drawings are committed. */

import { glob, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import {
  diagramHash,
  findDiagrams,
  type DiagramSource,
} from '../src/integrations/diagram-source.ts';
import { DRAWINGS } from '../src/integrations/diagrams.ts';
import { ensureChromium, launchArguments } from './chromium.ts';
import { PAINT, finishDrawing, type DrawnNode } from './lib/diagram-finish.ts';
import { FONT, MERMAID, withLayers } from './lib/diagram-theme.ts';

const ROOT = new URL('../', import.meta.url);
const FONT_FILE = new URL('src/styles/fonts/strata-label.woff2', ROOT);
const MERMAID_FILE = fileURLToPath(new URL('node_modules/mermaid/dist/mermaid.min.js', ROOT));

/** Mermaid's global, as its browser bundle sets it. */
interface Mermaid {
  initialize(settings: unknown): void;
  render(id: string, code: string): Promise<{ svg: string }>;
}

interface Block {
  readonly source: DiagramSource;
  readonly file: string;
}

/** Every block of the content by the name of its drawing. */
async function findBlocks(): Promise<Map<string, Block>> {
  const blocks = new Map<string, Block>();
  for await (const file of glob('content/**/*.mdx', { cwd: fileURLToPath(ROOT) })) {
    const text = await readFile(new URL(file, ROOT), 'utf8');
    for (const source of inFile(file, () => findDiagrams(text))) {
      blocks.set(diagramHash(source), { source, file });
    }
  }
  return blocks;
}

function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A page with Mermaid and our font, so that text is measured as readers will see it. */
async function openPage(page: Page) {
  const font = (await readFile(FONT_FILE)).toString('base64');
  await page.setContent(`<!doctype html><style>
    @font-face { font-family: '${FONT}'; font-weight: 400 700; src: url(data:font/woff2;base64,${font}); }
  </style><body></body>`);
  await page.addScriptTag({ path: MERMAID_FILE });
  await page.evaluate(
    async ({ family, settings }) => {
      await Promise.all(
        ['400', '700'].map((weight) => document.fonts.load(`${weight} 15px '${family}'`)),
      );
      (globalThis as unknown as { mermaid: Mermaid }).mermaid.initialize(settings);
    },
    { family: FONT, settings: MERMAID },
  );
}

/** Draws in the page, and reads back each element with its computed paint. */
function draw(page: Page, code: string): Promise<DrawnNode> {
  return page.evaluate(
    async ({ code, paint }) => {
      const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
      const holder = document.createElement('div');
      document.body.replaceChildren(holder);
      const { svg } = await mermaid.render('d', code);
      holder.append(new DOMParser().parseFromString(svg, 'text/html').body.firstElementChild ?? '');
      const read = (element: Element): DrawnNode => {
        const style = getComputedStyle(element);
        return {
          tag: element.tagName,
          attributes: Object.fromEntries([...element.attributes].map((a) => [a.name, a.value])),
          paint: Object.fromEntries(paint.map((name) => [name, style.getPropertyValue(name)])),
          children: [...element.childNodes].map((child) =>
            child instanceof Element ? read(child) : (child.textContent ?? ''),
          ),
        };
      };
      const root = holder.firstElementChild;
      if (root === null) throw new Error('Mermaid drew nothing.');
      return read(root);
    },
    { code, paint: PAINT },
  );
}

async function drawAll(blocks: ReadonlyMap<string, Block>) {
  const browser = await chromium.launch({
    executablePath: ensureChromium().path,
    args: launchArguments(),
  });
  try {
    const page = await browser.newPage();
    await openPage(page);
    for (const [hash, { source, file }] of blocks) {
      try {
        const drawn = await draw(page, withLayers(source.code));
        const { title, description } = source;
        const svg = finishDrawing(drawn, { hash, title, description });
        await writeFile(new URL(`${hash}.svg`, DRAWINGS), svg);
        console.log(`drawn   ${hash}  ${source.title} (${file}, ${svg.length} characters)`);
      } catch (error) {
        throw new Error(`${file}: the diagram “${source.title}”: ${messageOf(error)}`, {
          cause: error,
        });
      }
    }
  } finally {
    await browser.close();
  }
}

async function main() {
  const blocks = await findBlocks();
  await mkdir(DRAWINGS, { recursive: true });
  const there = (await readdir(DRAWINGS)).filter((name) => name.endsWith('.svg'));
  for (const name of there.filter((name) => !blocks.has(name.replace('.svg', '')))) {
    await rm(new URL(name, DRAWINGS));
    console.log(`deleted ${name}: no lesson has it any more`);
  }
  const missing = new Map([...blocks].filter(([hash]) => !there.includes(`${hash}.svg`)));
  if (missing.size > 0) await drawAll(missing);
  console.log(`${blocks.size} diagrams, ${missing.size} drawn now.`);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
