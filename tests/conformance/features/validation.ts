/** The API server's validation: names, labels and the words of errors. */

import { renderFieldError, type FieldError } from '../../../src/sim/kube/validation/field-error.ts';
import * as names from '../../../src/sim/kube/validation/names.ts';
import { answers } from '../feature.ts';

const valid =
  (errors: (text: string) => readonly string[]) =>
  ({ s }: { s: string }) => ({ valid: errors(s).length === 0 });

export const VALIDATION = answers({
  error_rendering: (error: FieldError) => ({ text: renderFieldError(error) }),
  dns_label: valid(names.dnsLabelErrors),
  dns_subdomain: valid(names.dnsSubdomainErrors),
  label_key: valid(names.labelKeyErrors),
  label_value: valid(names.labelValueErrors),
});
