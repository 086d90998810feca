/** What kubectl's YAML reader says of a text that isn't YAML. */

import type { YAMLError } from 'yaml';

export interface YamlFault {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  /** What kind of mistake it is, for advice. */
  readonly about:
    | 'tab'
    | 'indent'
    | 'colon'
    | 'quote'
    | 'bracket'
    | 'character'
    | 'template'
    | 'anchor'
    | 'cycle'
    | 'aliases'
    | 'deep'
    | 'key'
    | 'other';
}

type About = YamlFault['about'];

/** Its scanner counts lines as people do; its parser is one line short. */
type Counted = 'scanner' | 'parser';

interface Complaint {
  readonly about: About;
  readonly counted: Counted;
  readonly words: string;
  /** Where it is noticed, if that isn't where ours begins. */
  readonly at?: number;
}

const KEY = { about: 'other', counted: 'parser', words: 'did not find expected key' } as const;
const START = { counted: 'scanner', words: 'found character that cannot start any token' } as const;
const NOT_ALLOWED = 'mapping values are not allowed in this context';

const WORDS: Readonly<Partial<Record<YAMLError['code'], Complaint>>> = {
  TAB_AS_INDENT: { about: 'tab', ...START },
  BAD_SCALAR_START: { about: 'character', ...START },
  BAD_INDENT: { ...KEY, about: 'indent' },
  BAD_DQ_ESCAPE: { about: 'quote', counted: 'scanner', words: 'found unknown escape character' },
  BLOCK_IN_FLOW: {
    ...{ about: 'bracket', counted: 'parser' },
    words: 'did not find expected node content',
  },
  BAD_ALIAS: {
    ...{ about: 'character', counted: 'scanner' },
    words: 'did not find expected alphabetic or numeric character',
  },
  RESOURCE_EXHAUSTION: {
    ...{ about: 'deep', counted: 'scanner' },
    words: 'exceeded max depth of 10000',
  },
};

const BY_MESSAGE: readonly (readonly [start: string, complaint: Complaint])[] = [
  [
    'Missing closing',
    { about: 'quote', counted: 'scanner', words: 'found unexpected end of stream' },
  ],
  [
    'Flow sequence in',
    { about: 'bracket', counted: 'parser', words: "did not find expected ',' or ']'" },
  ],
  [
    'Flow map in',
    { about: 'bracket', counted: 'parser', words: "did not find expected ',' or '}'" },
  ],
  [
    'Sequence item without',
    { about: 'indent', counted: 'parser', words: "did not find expected '-' indicator" },
  ],
  [
    'Unexpected block-seq-ind',
    {
      ...{ about: 'other', counted: 'scanner' },
      words: 'block sequence entries are not allowed in this context',
    },
  ],
];

/**
 * Source of the words: yaml/libyaml, src/scanner.c and src/parser.c; of the lines: go-yaml/yaml v2,
 * decode.go (fail): what is on the first line is told without a line.
 */
export function yamlWords(error: YAMLError, text: string): YamlFault {
  const complaint = complaintOf(error, text);
  const { counted, words, at = error.pos[0] } = complaint;
  const lines = text.slice(0, at).split('\n').length - 1;
  const line = lines === 0 ? 0 : counted === 'scanner' ? lines + 1 : lines;
  const place = placeOf(error, complaint, text);
  return {
    words: `yaml: ${line === 0 ? '' : `line ${String(line)}: `}${words}`,
    ...place,
    about: lineAt(text, place.from).includes('{{') ? 'template' : complaint.about,
  };
}

function complaintOf({ code, message, pos: [from] }: YAMLError, text: string): Complaint {
  const known = BY_MESSAGE.find(([start]) => message.startsWith(start))?.[1] ?? WORDS[code];
  if (known !== undefined) return known;
  const colon = /:(?=\s|$)/u.exec(text.slice(from))?.index ?? 0;
  const value = {
    about: 'colon',
    counted: 'scanner',
    words: NOT_ALLOWED,
    at: from + colon,
  } as const;
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return value;
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR') return KEY;
  if (code === 'MULTILINE_IMPLICIT_KEY' && isFirst(text, from)) return value;
  const words = "could not find expected ':'";
  return { about: 'colon', counted: 'scanner', words, at: nextLine(text, from) };
}

/** A line that is indented too far is the one to mend, not the value that it seems to go on with. */
function placeOf({ code, pos: [from, to] }: YAMLError, { at = from }: Complaint, text: string) {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return { from, to };
  const start = text.lastIndexOf('\n', at - 1) + 1;
  if (start <= from) return { from, to };
  const indent = /^\s*/u.exec(text.slice(start, at))?.[0].length ?? 0;
  return { from: start + indent, to: at };
}

/** Whether no line of the same map stands before this one. */
function isFirst(text: string, from: number): boolean {
  const indent = from - (text.lastIndexOf('\n', from - 1) + 1);
  const before = text
    .slice(0, from - indent)
    .split('\n')
    .filter((line) => /^\s*[^\s#]/u.test(line));
  const last = before.at(-1) ?? '';
  return last === '' || last.search(/\S/u) < indent;
}

/** Where the next line with something in it begins, or the text's end. */
function nextLine(text: string, from: number): number {
  const rest = text.indexOf('\n', from);
  if (rest === -1) return text.length;
  const skipped = /^(?:\s*(?:#[^\n]*)?\n)*/u.exec(text.slice(rest))?.[0].length ?? 1;
  return rest + skipped;
}

function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? '';
}
