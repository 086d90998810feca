/** Reads YAML as kubectl does, with the offsets of every part, and with bounds on what it costs. */

import * as YAML from 'yaml';
import { pathText, type Spot, type Spots } from './places.ts';
import type { Path } from './types.ts';
import { yamlWords, type YamlFault } from './yaml-words.ts';

export interface YamlDocument {
  /** Plain values; keys that aren't text are text here, as in JSON. */
  readonly value: unknown;
  readonly spots: Spots;
  /** Where the document's content begins and ends. */
  readonly range: readonly [from: number, to: number];
  /** The first one: kubectl stops there too. */
  readonly fault?: YamlFault;
  /** Keys that stand twice in their map: the last one counts. */
  readonly repeated: readonly { readonly path: string; readonly at: readonly [number, number] }[];
}

/** More can only come from aliases of aliases, or from a text that no cluster would take. */
const MOST_NODES = 60_000;
const MOST_DEPTH = 100;
const TOO_DEEP = 'yaml: exceeded max depth of 10000';

/** YAML 1.1 as kubectl's reader (go-yaml 2) has it: no times, no numbers to the base of 60. */
const TAGS = /:(?:null|bool|int|float|merge)$/u;

export function readYaml(text: string): readonly YamlDocument[] {
  try {
    const documents = YAML.parseAllDocuments(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      customTags: (tags) =>
        tags.filter(
          (tag) =>
            typeof tag !== 'string' &&
            TAGS.test(tag.tag) &&
            (!('format' in tag) || tag.format !== 'TIME'),
        ),
    });
    return 'empty' in documents ? [] : documents.map((one) => readDocument(one, text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const fault = {
      words: TOO_DEEP,
      from: 0,
      to: 0,
      about: 'deep',
    } as const;
    return [{ value: null, spots: new Map(), range: [0, 0], fault, repeated: [] }];
  }
}

function readDocument(document: YAML.Document.Parsed, text: string): YamlDocument {
  const { range, contents, errors } = document;
  const [from, to] = contents === null ? range : contents.range;
  const [error] = errors;
  const spots = new Map<string, Spot>();
  const reading: Reading = {
    ...{ text, document, spots, repeated: [], targets: new Map(), within: [] },
    ...{ left: MOST_NODES, fault: undefined },
  };
  const value = error === undefined ? read(reading, contents, []) : null;
  const fault = error === undefined ? reading.fault : yamlWords(error, text);
  return {
    value: fault === undefined ? value : null,
    spots,
    range: [from, to],
    repeated: reading.repeated,
    ...(fault && { fault }),
  };
}

type Node = YAML.Node | null;

/** What is known while going through a document's nodes. */
interface Reading {
  readonly text: string;
  readonly document: YAML.Document.Parsed;
  readonly spots: Map<string, Spot>;
  readonly repeated: { path: string; at: readonly [number, number] }[];
  /** What aliases stand for, as far as they have been met. */
  readonly targets: Map<YAML.Alias, YAML.Node | undefined>;
  /** The lists and maps that the reader is in. */
  readonly within: Node[];
  /** How many nodes may still come. */
  left: number;
  fault: YamlFault | undefined;
}

function fail(reading: Reading, node: Node, about: YamlFault['about'], words: string): null {
  const [from, to] = rangeOf(node);
  reading.fault ??= { from, to, about, words };
  return null;
}

/** A node's value, following aliases, until there is too much of it. */
function read(reading: Reading, node: Node, path: Path, key?: YAML.Node): unknown {
  const { spots, within } = reading;
  reading.left -= 1;
  if (reading.fault !== undefined) return null;
  if (reading.left < 0) {
    return fail(reading, node, 'aliases', 'yaml: document contains excessive aliasing');
  }
  if (within.length > MOST_DEPTH) return fail(reading, node, 'deep', TOO_DEEP);
  spots.set(pathText(path), { value: rangeOf(node), ...(key && { key: rangeOf(key) }) });
  if (YAML.isAlias(node)) return follow(reading, node, path, key);
  if (YAML.isScalar(node)) return plain(node.value);
  within.push(node);
  const value = YAML.isMap(node)
    ? readMap(reading, node, path)
    : YAML.isSeq(node)
      ? node.items.map((item, index) => read(reading, item as Node, [...path, index]))
      : null;
  within.pop();
  return value;
}

function follow(reading: Reading, alias: YAML.Alias, path: Path, key?: YAML.Node): unknown {
  const { targets, document } = reading;
  const target = targets.has(alias) ? targets.get(alias) : alias.resolve(document);
  targets.set(alias, target);
  if (target === undefined) {
    return fail(reading, alias, 'anchor', `yaml: unknown anchor '${alias.source}' referenced`);
  }
  if (reading.within.includes(target)) {
    return fail(reading, alias, 'cycle', `yaml: anchor '${alias.source}' value contains itself`);
  }
  const value = read(reading, target, path, key);
  // What is wrong in there is mended where it is used as well as where it is written.
  reading.spots.set(pathText(path), { value: rangeOf(alias), ...(key && { key: rangeOf(key) }) });
  return value;
}

function readMap(reading: Reading, map: YAML.YAMLMap, path: Path): Record<string, unknown> {
  const own = new Map<string, unknown>();
  const merged = new Map<string, unknown>();
  for (const { key, value } of map.items as YAML.Pair<YAML.Node, Node>[]) {
    if (YAML.isScalar(key) && typeof key.value === 'symbol') {
      for (const [name, one] of merge(reading, value, path)) merged.set(name, one);
      continue;
    }
    const name = keyText(key);
    if (name === undefined) {
      const braces = reading.text[rangeOf(key)[0] - 1] === '{';
      fail(reading, key, braces ? 'template' : 'key', `yaml: invalid map key: ${goWords(key)}`);
      return {};
    }
    const at = [...path, name];
    if (own.has(name)) reading.repeated.push({ path: pathText(at), at: rangeOf(key) });
    own.set(name, read(reading, value, at, key));
  }
  return Object.fromEntries([...merged, ...own]);
}

type Entries = readonly (readonly [string, unknown])[];

function merge(reading: Reading, value: Node, path: Path): Entries {
  const sources = YAML.isSeq(value) ? (value.items as Node[]).toReversed() : [value];
  return sources.flatMap((source): Entries => {
    const found = read(reading, source, path);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) {
      return Object.entries(found);
    }
    fail(reading, source, 'key', 'yaml: map merge requires map or sequence of maps as the value');
    return [];
  });
}

function rangeOf(node: Node): readonly [number, number] {
  const [from = 0, to = from] = node?.range ?? [];
  return [from, to];
}

/** JSON has no other numbers, and no symbols. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Numbers and truth values become text; a list or a map can't be a key. */
function keyText(key: YAML.Node): string | undefined {
  if (!YAML.isScalar(key)) return undefined;
  return key.value === null ? 'null' : String(plain(key.value));
}

/** A map as Go prints it, for the message that most people meet through a template's braces. */
function goWords(key: YAML.Node): string {
  if (!YAML.isMap(key)) return '[]interface {}{…}';
  const [first] = key.items as YAML.Pair<YAML.Node, Node>[];
  const name = first === undefined ? '' : (keyText(first.key) ?? '…');
  return `map[interface {}]interface {}{${JSON.stringify(name)}:interface {}(nil)}`;
}
