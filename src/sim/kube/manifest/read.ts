/** Reads a learner's manifests: the objects that are right, and what is wrong with the others. */

import type { Manifest } from '../cluster/manifests.ts';
import { itemsOf, type Item } from './items.ts';
import { judge, withoutNulls } from './judge.ts';
import { createPlaces, spotOf, type Spots } from './places.ts';
import type { Note, Place, Problem, ReadDocument, ReadManifests, ReadOptions } from './types.ts';
import { readYaml } from './yaml.ts';
import { yamlAdvice } from './advice.ts';

/** Longer texts aren't read: a learner's manifests are some thousand characters long. */
export const MOST_TEXT = 100_000;

type PlaceOf = (from: number, to?: number) => Place;

/**
 * Never throws. A document with a problem gives no object; the others do. Problems come in the
 * order of the text's documents, and in each as kubectl and the API server of 1.`minor` tell them:
 * whoever refuses first, refuses alone.
 */
export function readManifests(text: string, options: ReadOptions): ReadManifests {
  const placeOf = createPlaces(text);
  if (text.length > MOST_TEXT) return nothing([tooLong(text, placeOf)]);
  const existing = [...(options.existing ?? [])];
  const read = readYaml(text)
    .flatMap(itemsOf)
    .map((item, document) => {
      const one = readOne(item, document, { ...options, existing }, placeOf);
      // Later documents may change it, or live in it if it is a namespace.
      if (one.problems.length === 0) existing.unshift(item.value as Manifest);
      return one;
    });
  const documents = read.map(({ document }) => document);
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

interface ReadOne {
  readonly document: ReadDocument;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

function readOne(item: Item, document: number, options: ReadOptions, placeOf: PlaceOf): ReadOne {
  const { fault, range, value } = item;
  const whole = placeOf(...range);
  if (fault !== undefined) {
    const place = placeOf(fault.from, fault.to);
    const words = `error converting YAML to JSON: ${fault.words}`;
    const advice = yamlAdvice(fault);
    return {
      document: { kind: '', apiVersion: '', name: '', place: whole },
      problems: [{ stage: 'yaml', document, path: '', place, words, advice }],
      notes: [],
    };
  }
  const judged = judge(value, { ...options, validate: true, limited: true });
  const { kind, apiVersion, name, acts } = judged;
  const at = (path: string, about?: 'key' | 'value') => placeIn(item, path, placeOf, about);
  const problems = judged.problems.map(({ about, ...rest }) => ({
    ...rest,
    ...{ document, place: at(rest.path, about) },
  }));
  const notes = judged.notes.map((note) => ({ ...note, document, place: at(note.path, 'key') }));
  const object = problems.length === 0 && acts ? (withoutNulls(value) as Manifest) : undefined;
  return {
    document: { kind, apiVersion, name, place: whole, ...(object && { object }) },
    problems,
    notes: [...repeatedNotes(item, document, placeOf), ...notes],
  };
}

function repeatedNotes({ repeated }: Item, document: number, placeOf: PlaceOf): readonly Note[] {
  return repeated.map(({ path, at: [from, to] }) => ({
    ...{ document, path, place: placeOf(from, to) },
    text: `“${path}” is written twice: the last one counts, and kubectl doesn’t say so.`,
  }));
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
