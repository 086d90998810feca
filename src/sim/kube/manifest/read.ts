/** Reads a learner's manifests: the objects that are right, and what is wrong with the others. */

import type { Manifest } from '../cluster/manifests.ts';
import { judge, type Judged } from './judge.ts';
import { createPlaces, spotOf, type Spots } from './places.ts';
import type { Note, Place, Problem, ReadDocument, ReadManifests, ReadOptions } from './types.ts';
import { readYaml, type YamlDocument } from './yaml.ts';
import { yamlAdvice } from './advice.ts';

export type { Note, Place, Problem, ReadDocument, ReadManifests, ReadOptions } from './types.ts';

/** Longer texts aren't read: a learner's manifests are some thousand characters long. */
export const MOST_TEXT = 250_000;

type PlaceOf = (from: number, to?: number) => Place;

/**
 * Never throws. A document with a problem gives no object; the others do. Problems come in the
 * order of the text's documents, and in each as kubectl and the API server of 1.`minor` tell them:
 * whoever refuses first, refuses alone.
 */
export function readManifests(text: string, { minor }: ReadOptions): ReadManifests {
  const placeOf = createPlaces(text);
  if (text.length > MOST_TEXT) return nothing([tooLong(text, placeOf)]);
  const items = readYaml(text).flatMap(itemsOf);
  const read = items.map((item, document) => readOne(item, document, minor, placeOf));
  const documents = read.flatMap((one) => one.document ?? []);
  return {
    objects: documents.flatMap(({ object }) => object ?? []),
    documents,
    problems: read.flatMap(({ problems }) => problems),
    notes: read.flatMap(({ notes }) => notes),
  };
}

/** Where a path stands in the text's document of that number: for “jump to the field”. */
export function placeOfPath(text: string, document: number, path: string): Place {
  const placeOf = createPlaces(text);
  const item = text.length > MOST_TEXT ? undefined : readYaml(text).flatMap(itemsOf)[document];
  return item === undefined ? placeOf(0) : placeOf(...spotOf(item.spots, item.prefix + path));
}

/** An object of the text: a document, or an item of a List. */
interface Item extends YamlDocument {
  /** Of its paths: "items[0]." in a List. */
  readonly prefix: string;
}

function itemsOf(document: YamlDocument): readonly Item[] {
  const { value } = document;
  if (document.fault === undefined && value === null) return [];
  const list = value as { kind?: unknown; apiVersion?: unknown; items?: unknown } | null;
  if (list?.kind !== 'List' || list.apiVersion !== 'v1' || !Array.isArray(list.items)) {
    return [{ ...document, prefix: '' }];
  }
  return list.items.map((item: unknown, index): Item => {
    const prefix = `items[${String(index)}]`;
    const range = document.spots.get(prefix)?.value ?? document.range;
    return { ...document, value: item, range, prefix: `${prefix}.`, repeated: [] };
  });
}

interface ReadOne {
  readonly document?: ReadDocument;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

function readOne(item: Item, document: number, minor: number, placeOf: PlaceOf): ReadOne {
  const { fault, range, value } = item;
  if (fault !== undefined) {
    const place = placeOf(fault.from, fault.to);
    const words = `error converting YAML to JSON: ${fault.words}`;
    const advice = yamlAdvice(fault);
    return { problems: [{ stage: 'yaml', document, path: '', place, words, advice }], notes: [] };
  }
  const judged = judge(value, minor);
  const at = (path: string, about?: 'key' | 'value') => placeIn(item, path, placeOf, about);
  const problems = judged.problems.map(({ path, about, ...rest }) => ({
    ...rest,
    ...{ document, path, place: at(path, about) },
  }));
  const notes = judged.notes.map(({ path, text }) => ({
    document,
    path,
    place: at(path, 'key'),
    text,
  }));
  const repeated = item.repeated.map(({ path, at: [from, to] }) => ({
    ...{ document, path, place: placeOf(from, to) },
    text: `“${path}” is written twice: the last one counts, and kubectl doesn’t say so.`,
  }));
  const object = problems.length === 0 && judged.acts ? (value as Manifest) : undefined;
  return {
    document: { ...nameOf(judged), place: placeOf(...range), ...(object && { object }) },
    problems,
    notes: [...repeated, ...notes],
  };
}

function nameOf({
  kind,
  apiVersion,
  name,
}: Judged): Pick<ReadDocument, 'kind' | 'apiVersion' | 'name'> {
  return { kind, apiVersion, name };
}

function placeIn(
  { spots, prefix, range }: { spots: Spots; prefix: string; range: readonly [number, number] },
  path: string,
  placeOf: PlaceOf,
  about?: 'key' | 'value',
): Place {
  const [start] = range;
  // What is about the whole object is shown at its beginning.
  if (path === '') return placeOf(start, start + 1);
  const [from, to] = spotOf(spots, prefix + path, about);
  return placeOf(from, to);
}

function tooLong(text: string, placeOf: PlaceOf): Problem {
  return {
    ...{ stage: 'model', document: 0, path: '', place: placeOf(0, 1) },
    words: `This text has ${text.length.toLocaleString('en')} characters; the model reads at most ${MOST_TEXT.toLocaleString('en')}.`,
    advice: 'Keep the objects that you want to try, and take the others out.',
  };
}

function nothing(problems: readonly Problem[]): ReadManifests {
  return { objects: [], documents: [], problems, notes: [] };
}
