/** Finds line and column in what compilers print; clang and wabt write them alike: `main.c:3:5: error: …`. */

import type { Diagnostic } from './api.ts';

const HEAD = /^[\w./-]+?:(\d+):(\d+): (?:fatal )?(error|warning|note): (.*)$/u;
/** The linker knows no line: `wasm-ld: error: …`; neither does clang for its own options. */
const WITHOUT_PLACE = /^[\w./-]+: (?:fatal )?(error|warning): (.*)$/u;

/**
 * The complaints in `words`, in order. Columns are counted in bytes there, and in UTF-16 units here.
 * @param source what was compiled
 * @param file its name; complaints about other files (headers) stand at its first line
 */
export function readDiagnostics(words: string, source: string, file: string): Diagnostic[] {
  const lines = source.split('\n');
  const found: Diagnostic[] = [];
  for (const said of words.split(/\r?\n/u)) {
    const placed = HEAD.exec(said);
    const [, row = '', byte = '', kind = '', text = ''] = placed ?? [];
    if (placed !== null) {
      const ours = said.startsWith(`${file}:`);
      const line = ours ? Math.min(Math.max(1, Number(row)), lines.length) : 1;
      const column = ours ? columnOf(lines[line - 1] ?? '', Number(byte)) : 1;
      const message = ours ? text : `${said.slice(0, said.indexOf(':'))}, line ${row}: ${text}`;
      found.push({ severity: severityOf(kind), line, column, message });
      continue;
    }
    const [, kindAlone = '', alone] = WITHOUT_PLACE.exec(said) ?? [];
    if (alone === undefined) continue;
    found.push({ severity: severityOf(kindAlone), line: 1, column: 1, message: alone });
  }
  return found;
}

function severityOf(kind: string): Diagnostic['severity'] {
  return kind === 'warning' || kind === 'note' ? kind : 'error';
}

/** Which character of a line the byte lies in; both from 1. A byte behind the line is behind its end. */
function columnOf(line: string, byte: number): number {
  let bytes = 0;
  let column = 1;
  for (const char of line) {
    bytes += new TextEncoder().encode(char).length;
    if (bytes >= byte) break;
    column += char.length;
  }
  return column;
}
