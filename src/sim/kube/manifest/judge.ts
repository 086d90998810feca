/** What kubectl and the API server make of one object: whoever refuses it, in their order. */

import { renderFieldError } from '../validation/field-error.ts';
import { manifestErrors } from '../validation/manifest.ts';
import { updateErrors } from '../validation/update.ts';
import { decodeAdvice, nearest, objectAdvice, schemaAdvice } from './advice.ts';
import { schemaFaults, type SchemaFault } from './client-schema.ts';
import { decodeFaults, STRICT_SINCE } from './decode.ts';
import { showValue } from './go-values.ts';
import { limitFindings, modelNotes } from './model.ts';
import { pathText } from './places.ts';
import { allKinds, bestVersion, findKind, type Schema } from './schema/kinds.ts';
import type { Path, Problem, ReadOptions } from './types.ts';

/** A problem before its place is known. */
export interface Finding extends Omit<Problem, 'document' | 'place'> {
  /** Whether the place is the field's name or its value. */
  readonly about: 'key' | 'value';
}

export interface Remark {
  readonly path: string;
  readonly text: string;
}

export interface Judged {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly schema?: Schema;
  /** Whether the model does anything with it. */
  readonly acts: boolean;
  readonly problems: readonly Finding[];
  readonly notes: readonly Remark[];
}

export interface Judging extends ReadOptions {
  /** Whether kubectl checks the object before it sends it. */
  readonly validate: boolean;
  /** Whether the model's own limits hold too. */
  readonly limited: boolean;
}

export function judge(value: unknown, judging: Judging): Judged {
  const { minor } = judging;
  const object = isMap(value) ? value : {};
  const names = { kind: textOf(object.kind), apiVersion: textOf(object.apiVersion) };
  const about = { ...names, name: textOf(metadataOf(object).name) };
  const refused = (problems: readonly Finding[], schema?: Schema): Judged => ({
    ...{ ...about, acts: false, problems, notes: [] },
    ...(schema && { schema }),
  });
  const head = judging.validate ? headFindings(value) : [];
  if (head.length > 0) return refused(head);
  const schema = findKind(about.apiVersion, about.kind, minor);
  if (schema === undefined) return refused([noKind(about, minor)]);
  if (schema === 'elsewhere') return { ...refused([]), notes: [elsewhere(about.kind)] };
  const problems = objectFindings(object, schema, judging);
  if (problems.length > 0) return refused(problems, schema);
  const limits = judging.limited ? limitFindings(object) : [];
  if (limits.length > 0) return refused(limits, schema);
  return { ...refused([], schema), acts: schema.info.acts, notes: modelNotes(object, schema) };
}

type Part = Readonly<Record<string, unknown>>;

/** The first stage that finds something is the only one that tells. */
function objectFindings(object: Part, schema: Schema, judging: Judging): readonly Finding[] {
  const client = judging.validate && judging.minor < STRICT_SINCE;
  const sent = withoutNulls(object) as Part;
  const stages: readonly (() => readonly Finding[])[] = [
    () => (client ? schemaFaults(object, schema) : []).map((one) => schemaFinding(one, schema)),
    () => (textOf(metadataOf(object).name) === '' ? [noName(schema)] : []),
    () => decodeFindings(object, schema, judging),
    () => namespaceFindings(sent, schema, judging),
    () => fieldFindings(sent, schema, judging),
  ];
  for (const stage of stages) {
    const found = stage();
    if (found.length > 0) return found;
  }
  return [];
}

function decodeFindings(object: Part, schema: Schema, judging: Judging): readonly Finding[] {
  const { minor, validate: strict } = judging;
  return decodeFaults(object, schema, { minor, strict }).map((fault) => ({
    ...finding('decode', fault.path, fault.words, fault.about === 'unknown' ? 'key' : 'value'),
    advice: decodeAdvice(fault, namesAt(fault.path.slice(0, -1), schema)),
  }));
}

const NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

function namespaceFindings(
  object: Part,
  { info }: Schema,
  { existing = [] }: Judging,
): readonly Finding[] {
  const namespace = textOf(metadataOf(object).namespace);
  const made = existing.filter(({ kind }) => kind === 'Namespace').map((one) => one.metadata.name);
  if (!info.namespaced || namespace === '' || [...NAMESPACES, ...made].includes(namespace))
    return [];
  const advice = 'Take this line out, or make the namespace first: an object of kind Namespace.';
  const words = `namespaces "${namespace}" not found`;
  return [{ ...finding('cluster', ['metadata', 'namespace'], words), advice }];
}

function fieldFindings(
  object: Part,
  schema: Schema,
  { minor, existing = [] }: Judging,
): readonly Finding[] {
  const { name } = metadataOf(object);
  const before = existing.find((one) => one.kind === object.kind && one.metadata.name === name);
  const errors = [
    ...manifestErrors(object, minor),
    ...(before === undefined ? [] : updateErrors(before, object)),
  ];
  return errors.map((error) => ({
    ...{ stage: 'object', path: error.field },
    about: error.field.endsWith(`[${String(error.value)}]`) ? 'key' : 'value',
    words: renderFieldError(error, () => showValue(error, schema, minor)),
    advice: objectAdvice(error),
  }));
}

/** A field that says null is as good as none. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMap(value)) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name, withoutNulls(one)]));
}

function isMap(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function metadataOf({ metadata }: Part): Part {
  return isMap(metadata) ? metadata : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function finding(
  stage: Problem['stage'],
  path: Path,
  words: string,
  about: Finding['about'] = 'value',
) {
  return { stage, path: pathText(path), words, about };
}

/** Source: kubernetes/kubectl, pkg/validation/schema.go (getObjectKind). */
function headFindings(value: unknown): readonly Finding[] {
  if (!isMap(value)) {
    const advice = 'Write fields here: an object begins with apiVersion, kind and metadata.';
    return [{ ...finding('schema', [], 'invalid object to validate'), advice }];
  }
  return ['apiVersion', 'kind'].flatMap((field): Finding[] => {
    const given = value[field];
    if (typeof given === 'string') return [];
    const missing = given === undefined || given === null;
    const words = missing ? `${field} not set` : `${field} isn't string type`;
    const example = field === 'kind' ? 'kind: Deployment' : 'apiVersion: apps/v1';
    const advice = `Add a line like “${example}”.`;
    return [{ ...finding('schema', missing ? [] : [field], words), advice }];
  });
}

function noKind(
  { kind, apiVersion }: Omit<Judged, 'acts' | 'problems' | 'notes'>,
  minor: number,
): Finding {
  const best = bestVersion(kind, minor);
  const near = best === undefined ? nearest(kind, allKinds()) : undefined;
  const advice =
    best !== undefined
      ? `Write “apiVersion: ${best}”: that is where this cluster has ${kind} objects.`
      : near !== undefined
        ? `Did you mean “${near}”?`
        : 'Take a kind that the cluster has, such as Pod, Deployment or Service.';
  const words = `no matches for kind "${kind}" in version "${apiVersion}"`;
  return { ...finding('kind', [best === undefined ? 'kind' : 'apiVersion'], words), advice };
}

function elsewhere(kind: string): Remark {
  const text = `A cluster has objects of kind ${kind}; this model has none, and leaves this one out.`;
  return { path: 'kind', text };
}

function noName({ info }: Schema): Finding {
  const advice = `Add a line “name: …” under metadata: the name of this ${info.kind}.`;
  return { ...finding('kind', ['metadata', 'name'], 'resource name may not be empty'), advice };
}

function schemaFinding(fault: SchemaFault, schema: Schema): Finding {
  const known = namesAt(fault.about === 'unknown' ? fault.path.slice(0, -1) : fault.path, schema);
  const about = fault.about === 'type' ? 'value' : 'key';
  return {
    ...finding('schema', fault.path, fault.words, about),
    advice: schemaAdvice(fault, known),
  };
}

/** The fields that can stand at a path. */
function namesAt(path: Path, schema: Schema): readonly string[] {
  let fields = schema.fields(schema.info.kind);
  for (const step of path) {
    if (typeof step === 'number') continue;
    const type = fields.get(step)?.type;
    const inner = type?.is === 'list' ? type.of : type;
    if (inner?.is !== 'type') return [];
    fields = schema.fields(inner.name);
  }
  return [...fields.keys()];
}
