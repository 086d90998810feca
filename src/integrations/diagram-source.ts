/** What a Mermaid block in a lesson says: its title, its description, and the name of its drawing. */

import { createHash } from 'node:crypto';

/** The tool and our own finish: a change of either makes every drawing stale. */
export const DRAWN_WITH = { mermaid: '12.3.0', finish: 1 };

export interface DiagramSource {
  /** Short name: the drawing's `<title>` and caption. */
  readonly title: string;
  /** One sentence for readers who don’t see the drawing: its `<desc>`. */
  readonly description: string;
  /** Mermaid’s own text. */
  readonly code: string;
}

const LABEL_HELP =
  'Write a label after the fence: ```mermaid Title | One sentence that says what the diagram shows.';

/**
 * Reads a block's label and code.
 * @param label what stands after "mermaid" on the fence's line: "Title | Description."
 * @throws {Error} where the title or the description is missing
 */
export function readDiagram(label: string | null | undefined, code: string): DiagramSource {
  const [title = '', description = '', ...rest] = (label ?? '').split('|').map((s) => s.trim());
  if (title === '' || description === '' || rest.length > 0) {
    throw new Error(`A diagram has the label “${label ?? ''}”. ${LABEL_HELP}`);
  }
  return { title, description, code: code.replaceAll('\r\n', '\n').trim() };
}

/** The name of a drawing: the same source and tool give the same name. 16 hexadecimal digits. */
export function diagramHash(source: DiagramSource): string {
  const { title, description, code } = source;
  return createHash('sha256')
    .update(JSON.stringify([DRAWN_WITH, title, description, code]))
    .digest('hex')
    .slice(0, 16);
}

const FENCE =
  /^(?<indent>[ \t]*)(?<ticks>`{3,})mermaid\b(?<label>[^\n]*)\n(?<code>[\s\S]*?)\n\k<indent>\k<ticks>[ \t]*$/gmu;

/**
 * All Mermaid blocks of an MDX text, in order.
 * @throws {Error} where a block lacks its label, or is indented: its lines would be read differently
 *   by Markdown and by this function
 */
export function findDiagrams(mdx: string): DiagramSource[] {
  return [...mdx.replaceAll('\r\n', '\n').matchAll(FENCE)].map(({ groups = {} }) => {
    const { indent = '', label = '', code = '' } = groups;
    if (indent !== '') {
      throw new Error(
        `The diagram “${label.trim()}” is indented. Move its fence to the line’s start.`,
      );
    }
    return readDiagram(label.trim(), code);
  });
}
