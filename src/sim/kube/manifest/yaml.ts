/** Reads YAML as kubectl does, with the offsets of every part, and with bounds on what it costs. */

// The one package that a model uses: pure, and the only YAML reader that keeps positions.
// eslint-disable-next-line no-restricted-imports
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
const MOST_NODES = 50_000;
const MOST_DEPTH = 100;

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
            typeof tag !== 'string' && TAGS.test(tag.tag) && (!('format' in tag) || tag.format !== 'TIME'),
        ),
    });
    return 'empty' in documents ? [] : documents.map((one) => readDocument(one, text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const fault = { words: 'yaml: exceeded max depth of 10000', from: 0, to: 0, about: 'deep' } as const;
    return [{ value: null, spots: new Map(), range: [0, 0], fault, repeated: [] }];
  }
}

function readDocument(document: YAML.Document.Parsed, text: string): YamlDocument {
  const { range, contents, errors } = document;
  const [from = 0, to = 0] = contents === null ? range : (contents.range ?? range);
  const [error] = errors;
  const reader = createReader(document);
  const value = error === undefined ? reader.read(contents, []) : null;
  const fault = error === undefined ? reader.fault() : yamlWords(error, text);
  return {
    value: fault === undefined ? value : null,
    spots: reader.spots,
    range: [from, to],
    repeated: reader.repeated,
    ...(fault && { fault }),
  };
}

type Node = YAML.Node | null;

/** Goes through a document's nodes, following aliases, until it has what it needs or too much. */
function createReader(document: YAML.Document.Parsed) {
  const spots = new Map<string, Spot>();
  const repeated: { path: string; at: readonly [number, number] }[] = [];
  const within: Node[] = [];
  let left = MOST_NODES;
  let fault: YamlFault | undefined;
  const fail = (node: Node, about: YamlFault['about'], words: string): null => {
    const [from, to] = rangeOf(node);
    fault ??= { from, to, about, words };
    return null;
  };

  function read(node: Node, path: Path, key?: YAML.Node): unknown {
    left -= 1;
    if (fault !== undefined) return null;
    if (left < 0) return fail(node, 'aliases', 'yaml: document contains excessive aliasing');
    if (within.length > MOST_DEPTH) return fail(node, 'deep', 'yaml: exceeded max depth of 10000');
    const spot = { value: rangeOf(node), ...(key && { key: rangeOf(key) }) };
    spots.set(pathText(path), spot);
    if (YAML.isAlias(node)) return follow(node, path, key);
    if (YAML.isScalar(node)) return plain(node.value);
    within.push(node);
    const value = YAML.isMap(node) ? readMap(node, path) : YAML.isSeq(node) ? readList(node, path) : null;
    within.pop();
    return value;
  }

  function follow(alias: YAML.Alias, path: Path, key?: YAML.Node): unknown {
    const target = alias.resolve(document);
    if (target === undefined) {
      return fail(alias, 'anchor', `yaml: unknown anchor '${alias.source}' referenced`);
    }
    if (within.includes(target)) {
      return fail(alias, 'cycle', `yaml: anchor '${alias.source}' value contains itself`);
    }
    const value = read(target, path, key);
    // What is wrong in there is mended where it is used as well as where it is written.
    spots.set(pathText(path), { value: rangeOf(alias), ...(key && { key: rangeOf(key) }) });
    return value;
  }

  function readList(list: YAML.YAMLSeq, path: Path): unknown[] {
    return list.items.map((item, index) => read(item as Node, [...path, index]));
  }

  function readMap(map: YAML.YAMLMap, path: Path): Record<string, unknown> {
    const own = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    for (const { key, value } of map.items as YAML.Pair<YAML.Node, Node>[]) {
      if (YAML.isScalar(key) && typeof key.value === 'symbol') {
        for (const [name, one] of merge(value, path)) merged.set(name, one);
        continue;
      }
      const name = keyText(key);
      if (name === undefined) {
        fail(key, 'key', `yaml: invalid map key: ${goWords(key)}`);
        return {};
      }
      const at = [...path, name];
      if (own.has(name)) repeated.push({ path: pathText(at), at: rangeOf(key) });
      own.set(name, read(value, at, key));
    }
    return Object.fromEntries([...merged, ...own]);
  }

  function merge(value: Node, path: Path): readonly (readonly [string, unknown])[] {
    const sources = YAML.isSeq(value) ? (value.items as Node[]).toReversed() : [value];
    return sources.flatMap((source) => {
      const read1 = read(source, path);
      if (typeof read1 === 'object' && read1 !== null && !Array.isArray(read1)) {
        return Object.entries(read1);
      }
      fail(source, 'key', 'yaml: map merge requires map or sequence of maps as the value');
      return [];
    });
  }

  return { read, spots, repeated, fault: () => fault };
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
