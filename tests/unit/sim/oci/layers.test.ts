/** Odd archives that upstream's own cases leave out. */

import { describe, expect, it } from 'vitest';
import { applyLayers, type LayerEntry } from '../../../../src/sim/oci/layers.ts';

const file = (path: string): LayerEntry => ({ path, type: 'file' });

function paths(...layers: readonly (readonly LayerEntry[])[]): readonly string[] {
  const applied = applyLayers(layers);
  if (!applied.ok) throw new Error(applied.why);
  return Object.keys(applied.tree).sort();
}

describe('a whiteout without a name', () => {
  it.each(['.wh.', './.wh.', 'etc/.wh.'])('%s hides nothing and isn’t seen', (path) => {
    expect(paths([file('etc/passwd')], [file(path)])).toEqual(['etc', 'etc/passwd']);
  });

  it('of the root’s content is an opaque one', () => {
    expect(paths([file('etc/passwd')], [file('.wh..wh..opq'), file('new')])).toEqual(['new']);
  });
});
