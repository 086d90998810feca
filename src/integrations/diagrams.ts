/** Puts the committed drawing in place of each Mermaid block of a lesson; fails where none is. */

import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagramHash, readDiagram, type DiagramSource } from './diagram-source.ts';

/** Where drawings are committed. */
export const DRAWINGS = new URL('../../content/diagrams/', import.meta.url);

/** How far a drawing shrinks before it scrolls: text drawn at 15 px stays at 12 (see diagram.css). */
const SHRINKS_TO = 0.8;

/** The part of a Markdown code node that matters here. */
interface CodeNode {
  readonly lang?: string | null | undefined;
  readonly meta?: string | null | undefined;
  readonly value: string;
}

interface PageContext {
  readonly fileURL: URL | undefined;
  readonly sourceFormat: 'markdown' | 'mdx';
}

/** A plugin for Astro's Markdown processor (Sätteri), which walks the tree and calls `code`. */
export const diagrams = {
  name: 'strata:diagrams',
  code(node: CodeNode, context: PageContext) {
    if (node.lang !== 'mermaid') return undefined;
    const html = figureFor(node, nameOf(context.fileURL));
    if (context.sourceFormat === 'markdown') return { type: 'html' as const, value: html };
    return {
      type: 'mdxJsxFlowElement' as const,
      name: 'Fragment',
      attributes: [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }],
      children: [],
    };
  },
};

function nameOf(file: URL | undefined): string {
  return file === undefined ? 'A page' : relative(process.cwd(), fileURLToPath(file));
}

/**
 * The figure of one block.
 * @throws {Error} in words for the author, where the label is wrong or the drawing is missing
 */
export function figureFor(node: CodeNode, page: string, drawings: URL = DRAWINGS): string {
  const source = readLabelled(node, page);
  const file = new URL(`${diagramHash(source)}.svg`, drawings);
  if (!existsSync(file)) {
    throw new Error(
      `${page}: the diagram “${source.title}” is not drawn yet, or its text has changed since. ` +
        'Run “npm run diagrams” and commit content/diagrams.',
    );
  }
  const svg = readFileSync(file, 'utf8').trim();
  const title = escapeText(source.title);
  return (
    `<figure class="diagram not-content"><div class="diagram-scroll"${scrolling(svg, title)}>${svg}</div>` +
    `<figcaption>${title}</figcaption></figure>`
  );
}

/** The narrowest column that a diagram stands in, in px: 320 less the margins. */
const NARROWEST = 288;

/** Where the narrowest column makes it scroll, the keyboard must reach it. */
function scrolling(svg: string, title: string): string {
  const natural = Number(/--natural:(\d+)px/u.exec(svg)?.[1]);
  if (natural * SHRINKS_TO <= NARROWEST) return '';
  return ` tabindex="0" role="group" aria-label="Diagram: ${title.replaceAll('"', '&quot;')}"`;
}

function readLabelled(node: CodeNode, page: string): DiagramSource {
  try {
    return readDiagram(node.meta, node.value);
  } catch (error) {
    throw new Error(`${page}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
