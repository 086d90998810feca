/** Every feature that cases can be about, from all areas. */

import type { Answer, Comparison } from './feature.ts';
import { CGROUPS } from './features/cgroups.ts';
import { DEPLOYMENT } from './features/deployment.ts';
import { HPA } from './features/hpa.ts';
import { KNATIVE } from './features/knative.ts';
import { KUBELET } from './features/kubelet.ts';
import { LAMBDA } from './features/lambda.ts';
import { NODE_LIFECYCLE } from './features/node-lifecycle.ts';
import { OCI } from './features/oci.ts';
import { QUANTITY } from './features/quantity.ts';
import { SCHEDULER } from './features/scheduler.ts';
import { sameErrors, VALIDATION } from './features/validation.ts';

export const FEATURES: Readonly<Record<string, Answer>> = {
  ...CGROUPS,
  ...DEPLOYMENT,
  ...HPA,
  ...KNATIVE,
  ...KUBELET,
  ...LAMBDA,
  ...NODE_LIFECYCLE,
  ...OCI,
  ...QUANTITY,
  ...SCHEDULER,
  ...VALIDATION,
};

/** Features whose answers aren't compared value by value. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = { manifest_invalid: sameErrors };
