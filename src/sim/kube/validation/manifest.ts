/** Validates a manifest as the API server does, and says what is wrong as kubectl prints it. */

import { named, part, required, text, type Errors } from './check.ts';
import { deploymentSpecErrors } from './deployment.ts';
import { renderFieldError } from './field-error.ts';
import { labelsErrors } from './affinity.ts';
import { dnsSubdomainErrors } from './names.ts';
import { podSpecErrors } from './pod.ts';

const SPECS: Readonly<Record<string, (field: string, spec: unknown) => Errors>> = {
  Pod: podSpecErrors,
  Deployment: deploymentSpecErrors,
};

/** The errors of an object of a known kind, as it was written, before defaults; none where it is right. */
export function manifestErrors(manifest: unknown): Errors {
  const { kind, metadata, spec } = part(manifest);
  return [...metadataErrors('metadata', metadata), ...(SPECS[text(kind)]?.('spec', spec) ?? [])];
}

function metadataErrors(field: string, value: unknown): Errors {
  const { name, generateName, labels } = part(value);
  return [
    ...(name === undefined && generateName === undefined
      ? [required(`${field}.name`, 'name or generateName is required')]
      : []),
    ...(name === undefined ? [] : named(`${field}.name`, name, dnsSubdomainErrors)),
    ...labelsErrors(`${field}.labels`, labels),
  ];
}

/** What kubectl prints after `The Pod "web" is invalid: `; one error in the same line, more in a list. */
export function renderErrors(errors: Errors): string {
  const lines = errors.map(renderFieldError);
  return lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `\n* ${line}`).join('');
}
