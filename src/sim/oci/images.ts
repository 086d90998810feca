/** Container images that the model knows: how large they are, what they stand on, what they hold. */

import file from '../../../content/facts/container-images.json' with { type: 'json' };
import { asFacts, type Fact } from '../facts.ts';

/** Millions of bytes, compressed: what is pulled. */
export type Megabytes = number;

/** What starts in the container: a static binary needs nothing from the image. */
export const APPLICATIONS = ['static', 'python3', 'node'] as const;
export type Application = (typeof APPLICATIONS)[number];

interface Image {
  readonly compressed: Fact;
  readonly unpacked: Fact;
  /** The image whose layers it begins with; none where it is a base itself or shares nothing. */
  readonly base?: 'alpine' | 'debian' | 'debian-slim';
  readonly layersAboveBase?: Fact;
  /** Language runtimes in the image. */
  readonly holds: readonly Application[];
}

export const IMAGES = {
  alpine: { ...asFacts(file.alpine), holds: [] },
  'debian-slim': { ...asFacts(file['debian-slim']), holds: [] },
  ubuntu: { ...asFacts(file.ubuntu), holds: [] },
  debian: { ...asFacts(file.debian), holds: [] },
  'distroless-nodejs': { ...asFacts(file['distroless-nodejs']), holds: ['node'] },
  'python-slim': { ...asFacts(file['python-slim']), base: 'debian-slim', holds: ['python3'] },
  'node-alpine': { ...asFacts(file['node-alpine']), base: 'alpine', holds: ['node'] },
  nginx: { ...asFacts(file.nginx), base: 'debian-slim', holds: [] },
  'node-slim': { ...asFacts(file['node-slim']), base: 'debian-slim', holds: ['node'] },
  node: { ...asFacts(file.node), base: 'debian', holds: ['node', 'python3'] },
} as const satisfies Record<string, Image>;

export type ImageName = keyof typeof IMAGES;
export const IMAGE_NAMES = Object.keys(IMAGES) as readonly ImageName[];

export function image(name: ImageName): Image {
  return IMAGES[name];
}

/** Which layers a machine has already: none, those of the image's base, or all. */
export type Cache = 'cold' | 'base' | 'warm';

/** Compressed sizes of the layers that still have to be pulled, lowest first. */
export function missingLayers(name: ImageName, cache: Cache): readonly Megabytes[] {
  if (cache === 'warm') return [];
  const { base, compressed, layersAboveBase } = image(name);
  if (base === undefined) return cache === 'base' ? [] : [compressed.value];
  const below = IMAGES[base].compressed.value;
  const count = layersAboveBase?.value ?? 1;
  const above = Array.from({ length: count }, () => (compressed.value - below) / count);
  return cache === 'base' ? above : [below, ...above];
}

/** Can this image start this application as it is? */
export function fits(name: ImageName, application: Application): boolean {
  return application === 'static' || image(name).holds.includes(application);
}
