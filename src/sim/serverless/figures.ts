/** The sourced figures that the platforms run with. */

import knative from '../../../content/facts/knative-autoscaler.json' with { type: 'json' };
import lambda from '../../../content/facts/lambda.json' with { type: 'json' };
import kubernetes from '../../../content/facts/pod-autoscaler.json' with { type: 'json' };
import { asFacts } from '../facts.ts';

export const FIGURES = asFacts({ ...knative, ...kubernetes, ...lambda });
