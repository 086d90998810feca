/** The layers that the model's images stand on, by name, so that two images can share some. */

import { image, missingLayers, type ImageName, type Megabytes } from './images.ts';
import { neededLayers } from './needed-layers.ts';

export interface ImageLayer {
  /** Stands for the layer's digest: the same name is the same content. */
  readonly digest: string;
  /** In words: "debian-slim", "python-slim, layer 2". */
  readonly name: string;
  /** Compressed. */
  readonly megabytes: Megabytes;
  /** Is on the machine already, from another image. */
  readonly present: boolean;
}

/** An image's layers, lowest first, and which of them a machine with those `others` has already. */
export function layersOf(
  name: ImageName,
  others: readonly ImageName[] = [],
): readonly ImageLayer[] {
  const have = new Set(others.flatMap((other) => named(other).map((layer) => layer.digest)));
  const all = named(name).map((layer) => ({ ...layer, bytes: layer.megabytes * 1_000_000 }));
  const needed = new Set(neededLayers(all, have).map((layer) => layer.digest));
  return all.map(({ bytes: _, ...layer }) => ({ ...layer, present: !needed.has(layer.digest) }));
}

function named(name: ImageName): readonly Omit<ImageLayer, 'present'>[] {
  const { base } = image(name);
  return missingLayers(name, 'cold').map((megabytes, index) => {
    if (index === 0) return { digest: base ?? name, name: base ?? name, megabytes };
    const own = `${name}, layer ${String(index + 1)}`;
    return { digest: own, name: own, megabytes };
  });
}
