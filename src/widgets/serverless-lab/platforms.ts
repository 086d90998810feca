/** The platforms as a reader sees them: names, layers, and what an instance is called. */

import type { Layer } from '../../recording/layers.ts';
import { PLATFORM_IDS, type PlatformId } from '../../sim/serverless/scenario.ts';

export interface PlatformName {
  readonly id: PlatformId;
  readonly name: string;
  /** In the middle of a sentence. */
  readonly said: string;
  readonly layer: Layer;
  readonly one: string;
  readonly many: string;
}

const NAMES: Readonly<Record<PlatformId, Omit<PlatformName, 'id'>>> = {
  knative: { name: 'Knative', said: 'Knative', layer: 'platform', one: 'pod', many: 'pods' },
  lambda: {
    name: 'Lambda',
    said: 'Lambda',
    layer: 'platform',
    one: 'environment',
    many: 'environments',
  },
  hpa: {
    name: 'Deployment with HPA',
    said: 'the Deployment',
    layer: 'orchestrator',
    one: 'pod',
    many: 'pods',
  },
  machine: {
    name: 'Always on',
    said: 'the machine that is always on',
    layer: 'hardware',
    one: 'machine',
    many: 'machines',
  },
};

export const PLATFORMS: readonly PlatformName[] = PLATFORM_IDS.map((id) => ({ id, ...NAMES[id] }));

export function platformName(id: PlatformId): PlatformName {
  return { id, ...NAMES[id] };
}

/** "1 pod", "12 pods". */
export function instances(count: number, { one, many }: PlatformName): string {
  return `${count.toLocaleString('en-GB')}\u00A0${count === 1 ? one : many}`;
}
