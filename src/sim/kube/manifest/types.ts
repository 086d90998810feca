/** What reading a learner's manifests gives: objects, what is wrong with the rest, and notes. */

import type { Manifest } from '../cluster/manifests.ts';

/** Where something stands in the text: line and column from 1, offsets in UTF-16 units from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly from: number;
  /** After the last unit; never before `from`, never after the text's end. */
  readonly to: number;
}

/** A way into an object: names of fields, keys of maps, numbers of items. */
export type Path = readonly (string | number)[];

/**
 * Who refuses: the YAML reader in kubectl, kubectl's own check against the schema, kubectl looking
 * for the kind, the server reading the object, the cluster lacking what it needs, the server checking it,
 * or this model, which has limits of its own.
 */
export type Stage = 'yaml' | 'schema' | 'kind' | 'decode' | 'cluster' | 'object' | 'model';

export interface Problem {
  readonly stage: Stage;
  /** Counted from 0, in the text's order; the items of a List count as documents. */
  readonly document: number;
  /** "spec.template.spec.containers[0].image"; empty where it is about the whole document. */
  readonly path: string;
  /** Of the field's value, of the name where the field isn't known, or of the parent of a missing one. */
  readonly place: Place;
  /** kubectl's or the API server's words; ours where `stage` is "model". */
  readonly words: string;
  /** One plain sentence of ours: what to do. */
  readonly advice: string;
}

/** Something that is right, but not what a reader may expect of it. */
export interface Note {
  readonly document: number;
  readonly path: string;
  readonly place: Place;
  readonly text: string;
}

/** One object of the text. */
export interface ReadDocument {
  /** Empty where the text doesn't say. */
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly place: Place;
  /** Not there where something is wrong with it, or where the model has no use for its kind. */
  readonly object?: Manifest;
}

export interface ReadManifests {
  /** The objects that are right and that the model acts on, as written, in the text's order. */
  readonly objects: readonly Manifest[];
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

export interface ReadOptions {
  /** Of Kubernetes 1: which rules and words hold. */
  readonly minor: number;
  /** What the cluster has already, as it was written: some fields can't be changed. */
  readonly existing?: readonly Manifest[];
}
