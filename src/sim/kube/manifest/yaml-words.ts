/** What kubectl's YAML reader says of a text that isn't YAML. */

// eslint-disable-next-line no-restricted-imports -- as in yaml.ts
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

const WORDS: Readonly<Partial<Record<YAMLError['code'], readonly [About, Counted, string]>>> = {
  TAB_AS_INDENT: ['tab', 'scanner', 'found character that cannot start any token'],
  BAD_SCALAR_START: ['character', 'scanner', 'found character that cannot start any token'],
  BAD_INDENT: ['indent', 'parser', 'did not find expected key'],
  BLOCK_AS_IMPLICIT_KEY: ['colon', 'scanner', 'mapping values are not allowed in this context'],
  MULTILINE_IMPLICIT_KEY: ['colon', 'scanner', "could not find expected ':'"],
  MISSING_CHAR: ['colon', 'scanner', "could not find expected ':'"],
  BAD_DQ_ESCAPE: ['quote', 'scanner', 'found unknown escape character'],
  BLOCK_IN_FLOW: ['bracket', 'parser', 'did not find expected node content'],
  UNEXPECTED_TOKEN: ['other', 'parser', 'did not find expected key'],
};

/** Source of the words: yaml/libyaml, src/scanner.c and src/parser.c; of the lines: go-yaml/yaml v2, decode.go (fail). */
export function yamlWords({ code, message, pos }: YAMLError, text: string): YamlFault {
  const [from, to] = pos;
  const [about, counted, words] = special(message) ??
    WORDS[code] ?? ['other', 'parser', 'did not find expected key'];
  const line = text.slice(0, from).split('\n').length - (counted === 'parser' ? 1 : 0);
  const where = line > 0 ? `line ${String(line)}: ` : '';
  const lineText = text.slice(text.lastIndexOf('\n', from - 1) + 1).split('\n')[0] ?? '';
  return {
    words: `yaml: ${where}${words}`,
    ...{ from, to },
    about: lineText.includes('{{') ? 'template' : about,
  };
}

function special(message: string): readonly [About, Counted, string] | undefined {
  if (message.startsWith('Missing closing')) {
    return ['quote', 'scanner', 'found unexpected end of stream'];
  }
  if (message.startsWith('Flow sequence'))
    return ['bracket', 'parser', "did not find expected ',' or ']'"];
  if (message.startsWith('Flow map'))
    return ['bracket', 'parser', "did not find expected ',' or '}'"];
  if (message.includes('sequence items must start')) {
    return ['indent', 'parser', "did not find expected '-' indicator"];
  }
  return undefined;
}
