/** Image layers: the examples of the OCI image specification. */

import { createHash } from 'node:crypto';
import * as layers from '../../../src/sim/oci/layers.ts';
import { neededLayers, type Layer } from '../../../src/sim/oci/needed-layers.ts';
import { answers } from '../feature.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const OCI = answers({
  apply_layers(input: { layers: readonly (readonly layers.LayerEntry[])[] }) {
    const applied = layers.applyLayers(input.layers);
    return applied.ok ? { tree: applied.tree } : { error: true };
  },
  diff_layer: ({ before, after }: { before: layers.Tree; after: layers.Tree }) =>
    layers.diffLayer(before, after),
  chain_id: ({ diffIds }: { diffIds: readonly string[] }) => ({
    chainIds: layers.chainIds(diffIds, sha256),
  }),
  image_pull(input: { layers: readonly Layer[]; present: readonly string[] }) {
    const needed = neededLayers(input.layers, new Set(input.present));
    return {
      downloaded: needed.map(({ digest }) => digest),
      bytes: needed.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  },
});
