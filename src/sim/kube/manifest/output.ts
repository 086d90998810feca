/** What kubectl prints when manifests are applied: what became of each object, or why not. */

import type { Manifest } from '../cluster/manifests.ts';
import { same } from '../validation/update.ts';
import { goJson } from './go-json.ts';
import { judge, type Judged } from './judge.ts';
import { itemsOf } from './items.ts';
import { readYaml } from './yaml.ts';
import { STRICT } from './decode.ts';
import type { KindInfo } from './schema/kinds.ts';
import type { ReadOptions } from './types.ts';

export type Outcome = 'created' | 'configured' | 'unchanged';

/** "deployment.apps/web created". */
export function applied({ kind, apiVersion, name }: Named, outcome: Outcome): string {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group ?? ''}`}/${name} ${outcome}`;
}

interface Named {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
}

export interface Printed {
  readonly exit: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
  /** What the cluster has afterwards, as it was written. */
  readonly existing: readonly Manifest[];
}

export interface Applying extends ReadOptions {
  /** As kubectl was given it; "web.yaml" where nothing is said. */
  readonly file?: string;
  /** Whether kubectl is to check the manifests, as it does if it isn't told otherwise. */
  readonly validate?: boolean;
}

/**
 * The whole of kubectl's answer to `kubectl apply -f FILE`, and what the cluster has then. A
 * document that can't be read ends the reading of the file; what the server refuses doesn't.
 *
 * Source: kubernetes/kubectl, pkg/cmd/apply/apply.go; kubernetes/cli-runtime, pkg/resource/visitor.go.
 */
export function applyText(text: string, applying: Applying): Printed {
  const { file = 'web.yaml', validate = true } = applying;
  const existing = [...(applying.existing ?? [])];
  const lines: string[] = [];
  const errors: string[] = [];
  for (const { fault, value } of readYaml(text).flatMap(itemsOf)) {
    if (fault !== undefined) {
      errors.push(`error: error parsing ${file}: error converting YAML to JSON: ${fault.words}`);
      break;
    }
    const judged = judge(value, { ...applying, validate, existing, limited: false });
    const [first] = judged.problems;
    if (first === undefined) {
      const before = existing.findIndex(
        (one) => one.kind === judged.kind && one.metadata.name === judged.name,
      );
      lines.push(applied(judged, outcome(existing[before], value)));
      existing.splice(before === -1 ? existing.length : before, 1, value as Manifest);
    } else {
      errors.push(refusal(judged, { ...applying, file, validate }, value));
      if (first.stage === 'schema') break;
    }
  }
  if (lines.length + errors.length === 0) errors.push('error: no objects passed to apply');
  const exit = errors.length === 0 ? 0 : 1;
  return { exit, stdout: lines.join('\n'), stderr: errors.join('\n'), existing };
}

function outcome(before: unknown, after: unknown): Outcome {
  if (before === undefined) return 'created';
  return same(before, after) ? 'unchanged' : 'configured';
}

interface Told {
  readonly minor: number;
  readonly file: string;
  readonly validate: boolean;
}

/** What kubectl prints for an object that is refused. */
function refusal(judged: Judged, { minor, file, validate }: Told, value: unknown): string {
  const { problems, kind, apiVersion, schema } = judged;
  const all = [...new Set(problems.map(({ words }) => words))];
  const joined = all.length === 1 ? (all[0] ?? '') : `[${all.join(', ')}]`;
  switch (problems[0]?.stage) {
    case 'schema':
      return `error: error validating "${file}": error validating data: ${joined}; if you choose to ignore these errors, turn validation off with --validate=false`;
    case 'kind':
      if (schema !== undefined) return withoutName(schema.info, file);
      return withoutKind(judged, value, { minor, file, validate });
    case 'decode': {
      const version = apiVersion.split('/').at(-1) ?? '';
      const words = all.map((one, index) => (index === 0 ? one : one.replace(STRICT, '')));
      return `Error from server (BadRequest): error when creating "${file}": ${kind} in version "${version}" cannot be handled as a ${kind}: ${words.join(', ')}`;
    }
    case 'cluster':
      return `Error from server (NotFound): error when creating "${file}": ${joined}`;
    case 'yaml':
    case 'object':
    case 'model':
    case undefined:
      return `The ${kind} "${judged.name}" is invalid: ${inList(all)}`;
  }
}

/** The words changed in 1.24. */
const RECOGNIZED_UNTIL = 23;

function withoutKind(
  { kind, name, problems }: Judged,
  value: unknown,
  { minor, file }: Told,
): string {
  const words = problems[0]?.words ?? '';
  if (kind === '')
    return `error: unable to decode "${file}": Object 'Kind' is missing in '${goJson(value)}'`;
  if (minor <= RECOGNIZED_UNTIL) return `error: unable to recognize "${file}": ${words}`;
  return `error: resource mapping not found for name: "${name}" namespace: "" from "${file}": ${words}\nensure CRDs are installed first`;
}

function inList(lines: readonly string[]): string {
  return lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `\n* ${line}`).join('');
}

function withoutName({ apiVersion, kind, resource, namespaced }: KindInfo, file: string): string {
  const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  return [
    'error: error when retrieving current configuration of:',
    `Resource: "${version}, Resource=${resource}", GroupVersionKind: "${version}, Kind=${kind}"`,
    `Name: "", Namespace: "${namespaced ? 'default' : ''}"`,
    `from server for: "${file}": resource name may not be empty`,
  ].join('\n');
}
