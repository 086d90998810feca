/** What can't be changed of an object that is there: the API server refuses it. */

import { showValue } from '../manifest/go-values.ts';
import { bestVersion, findKind } from '../manifest/schema/kinds.ts';
import { renderErrors } from '../validation/manifest.ts';
import { same, updateErrors } from '../validation/update.ts';
import type { Manifest } from './manifests.ts';
import type { Parts } from './parts.ts';

/** Throws in kubectl's words; nothing where the object isn't there yet. */
export function refuseChange(parts: Parts, manifest: Manifest): void {
  const before = known(parts, manifest);
  if (before === undefined) return;
  const { kind, metadata } = manifest;
  const after = { kind, spec: only(manifest.spec, Object.keys(before)) };
  const errors = updateErrors({ kind, spec: before }, after);
  if (errors.length === 0) {
    if (kind === 'Pod' && !same(images(before), images(after.spec))) throw new Error(OTHER_IMAGE);
    return;
  }
  const { minor } = parts.settings;
  const schema = findKind(bestVersion(kind, minor) ?? '', kind, minor);
  const words = renderErrors(errors, (error) =>
    schema === undefined || schema === 'elsewhere'
      ? JSON.stringify(error.value)
      : showValue(error, schema, minor),
  );
  throw new Error(`The ${kind} "${metadata.name}" is invalid: ${words}`);
}

/** A kubelet would start the container anew. */
const OTHER_IMAGE =
  'This model doesn’t change the image of a pod that is there: delete the pod, and apply it again.';

/** The fields of what is there that are compared, as they were written. */
function known({ api }: Parts, { kind, metadata: { name }, spec }: Manifest): object | undefined {
  if (kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet') {
    const found = api.get(kind, name);
    return found && { selector: found.spec.selector };
  }
  if (kind === 'ReplicaSet') {
    const found = api.get(kind, name);
    return found && { selector: found.selector };
  }
  const found = kind === 'Pod' ? api.get(kind, name) : undefined;
  return found && only(found.spec, Object.keys(spec));
}

function images(spec: object): readonly unknown[] {
  const { containers = [] } = spec as { containers?: readonly { image: unknown }[] };
  return containers.map(({ image }) => image);
}

function only(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}
