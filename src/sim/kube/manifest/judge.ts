/** What kubectl and the API server make of one object: whoever refuses it, in their order. */

import { manifestErrors } from '../validation/manifest.ts';
import { renderFieldError } from '../validation/field-error.ts';
import { decodeAdvice, nearest, objectAdvice, schemaAdvice } from './advice.ts';
import { schemaFaults, type SchemaFault } from './client-schema.ts';
import { decodeFaults, STRICT_SINCE } from './decode.ts';
import { pathText } from './places.ts';
import { allKinds, bestVersion, findKind, type Schema } from './schema/kinds.ts';
import type { Path, Problem } from './types.ts';

/** A problem before its place is known. */
export interface Finding extends Omit<Problem, 'document' | 'place'> {
  /** Whether the place is the field's name or its value. */
  readonly about: 'key' | 'value';
}

export interface Judged {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly schema?: Schema;
  /** Whether the model does anything with it. */
  readonly acts: boolean;
  readonly problems: readonly Finding[];
  readonly notes: readonly { readonly path: string; readonly text: string }[];
}

export function judge(value: unknown, minor: number, validate = true): Judged {
  const object = isMap(value) ? value : {};
  const metadata = isMap(object.metadata) ? object.metadata : {};
  const names = { kind: textOf(object.kind), apiVersion: textOf(object.apiVersion) };
  const about = { ...names, name: textOf(metadata.name) };
  const refused = (problems: readonly Finding[]) => ({
    ...about,
    acts: false,
    problems,
    notes: [],
  });
  const head = validate ? headFindings(value) : [];
  if (head.length > 0) return refused(head);
  const schema = findKind(about.apiVersion, about.kind, minor);
  if (schema === undefined) return refused([noKind(about, minor)]);
  if (schema === 'elsewhere') {
    const text = `The cluster has ${about.kind} objects; this model has none, and leaves this one out.`;
    return { ...about, acts: false, problems: [], notes: [{ path: 'kind', text }] };
  }
  const problems = objectFindings(object, schema, minor, validate);
  return { ...about, schema, acts: schema.info.acts, problems, notes: [] };
}

function objectFindings(
  object: Part,
  schema: Schema,
  minor: number,
  validate: boolean,
): readonly Finding[] {
  const client = validate && minor < STRICT_SINCE ? schemaFaults(object, schema) : [];
  if (client.length > 0) return client.map((fault) => schemaFinding(fault, object, schema));
  if (textOf((object.metadata as Part | undefined)?.name) === '') return [noName(schema)];
  const decoded = decodeFaults(object, schema, { minor, strict: validate });
  if (decoded.length > 0) {
    return decoded.map((fault) => ({
      ...finding('decode', fault.path, fault.words, fault.about === 'unknown' ? 'key' : 'value'),
      advice: decodeAdvice(fault, namesAt(fault.path.slice(0, -1), schema)),
    }));
  }
  return manifestErrors(object).map((error) => ({
    stage: 'object',
    path: error.field,
    words: renderFieldError(error),
    advice: objectAdvice(error),
    about: 'value',
  }));
}

type Part = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function finding(
  stage: Problem['stage'],
  path: Path,
  words: string,
  about: 'key' | 'value' = 'value',
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
  { kind, apiVersion, name }: { kind: string; apiVersion: string; name: string },
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
  const matches = `no matches for kind "${kind}" in version "${apiVersion}"`;
  const words =
    minor < 24
      ? matches
      : `resource mapping not found for name: "${name}" namespace: "" from "web.yaml": ${matches}`;
  return { ...finding('kind', [best === undefined ? 'kind' : 'apiVersion'], words), advice };
}

function noName({ info }: Schema): Finding {
  const advice = 'Add a line “name: …” under metadata: the object’s name.';
  return {
    ...finding('kind', ['metadata', 'name'], 'resource name may not be empty'),
    advice: advice.replace('object’s', `${info.kind}’s`),
  };
}

function schemaFinding(fault: SchemaFault, _object: Part, schema: Schema): Finding {
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
