/** Which layers of an image still have to come from the registry. */

import type { Bytes } from '../../recording/units.ts';

export interface Layer {
  readonly digest: string;
  readonly bytes: Bytes;
}

/** The layers that aren't there yet, in the image's order, each once however often it is used. */
export function neededLayers(
  layers: readonly Layer[],
  present: ReadonlySet<string>,
): readonly Layer[] {
  const seen = new Set(present);
  return layers.filter(({ digest }) => {
    const needed = !seen.has(digest);
    seen.add(digest);
    return needed;
  });
}
