/** The API server's validation: names, labels and the words of errors. */

import { renderFieldError, type FieldError } from '../../../src/sim/kube/validation/field-error.ts';
import { manifestErrors, renderErrors } from '../../../src/sim/kube/validation/manifest.ts';
import * as names from '../../../src/sim/kube/validation/names.ts';
import { answers } from '../feature.ts';

const valid =
  (errors: (text: string) => readonly string[]) =>
  ({ s }: { s: string }) => ({ valid: errors(s).length === 0 });

interface Judged {
  readonly valid: boolean;
  readonly errors?: readonly (FieldError & { readonly contains?: string })[];
  readonly rendered?: string;
}

function judge({ manifest }: { manifest: unknown }): Judged {
  const errors = manifestErrors(manifest);
  if (errors.length === 0) return { valid: true };
  return { valid: false, errors, rendered: renderErrors(errors) };
}

/** The same errors at the same fields, in whatever order; words only where the case has some. */
export function sameErrors(expected: unknown, got: unknown): boolean {
  const [wanted, found] = [expected as Judged, got as Judged];
  const where = ({ errors = [] }: Judged) =>
    errors.map(({ type, field }) => `${type} ${field}`).sort();
  const says = ({ type, field, contains = '' }: FieldError & { contains?: string }) =>
    (found.errors ?? []).some(
      (error) =>
        error.type === type && error.field === field && renderFieldError(error).includes(contains),
    );
  return (
    wanted.valid === found.valid &&
    where(wanted).join() === where(found).join() &&
    (wanted.errors ?? []).every(says) &&
    (wanted.rendered === undefined || wanted.rendered === found.rendered)
  );
}

export const VALIDATION = answers({
  manifest_invalid: judge,
  manifest_valid: judge,
  error_rendering: (error: FieldError) => ({ text: renderFieldError(error) }),
  dns_label: valid(names.dnsLabelErrors),
  dns_subdomain: valid(names.dnsSubdomainErrors),
  label_key: valid(names.labelKeyErrors),
  label_value: valid(names.labelValueErrors),
});
