/** Parameters that every figure about pulling an image has. */

import { FACTS } from '../sim/oci/figures.ts';

export const PULL_PARAMS = {
  bandwidth: {
    kind: 'number',
    label: 'Bandwidth',
    initial: 100,
    min: 1,
    max: 100_000,
    unit: 'Mbit/s',
  },
  latency: {
    kind: 'number',
    label: 'Round trip',
    help: 'To the registry and back.',
    initial: FACTS.registryRoundTrip.value,
    min: 0.1,
    max: 1000,
    unit: 'ms',
  },
} as const;
