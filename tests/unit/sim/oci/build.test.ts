/** Builds of the example image: what a change brings with it, and that nothing gets smaller by a later deletion. */

import { describe, expect, it } from 'vitest';
import { build, sizesOf } from '../../../../src/sim/oci/build.ts';
import { instructions, type Recipe, type StepId } from '../../../../src/sim/oci/example-image.ts';
import { chainIds } from '../../../../src/sim/oci/layers.ts';
import { sha256 } from '../../../../src/sim/oci/sha256.ts';

const RECIPE: Recipe = { order: 'packages-first', cleanup: 'same' };
const built = (recipe: Partial<Recipe>, changed?: StepId) =>
  build(instructions({ ...RECIPE, ...recipe }), changed);
const pulled = (recipe: Partial<Recipe>, changed: StepId) =>
  built(recipe, changed)
    .filter((layer) => layer.fetched)
    .map((layer) => layer.instruction.id);

describe('after a change', () => {
  it('without one, nothing is built, pulled or unpacked', () => {
    const layers = built({});
    expect(layers.every((l) => l.built === 'cached' && !l.fetched && !l.unpacked)).toBe(true);
  });

  it('of the program, in the right order, one layer comes; in the wrong one the packages too', () => {
    expect(pulled({}, 'app')).toEqual(['app']);
    expect(pulled({ order: 'app-first' }, 'app')).toEqual(['app', 'packages']);
  });

  it('of the base everything above is built and unpacked again, and copied files aren’t pulled', () => {
    const layers = built({}, 'base');
    expect(layers.map((l) => l.built)).toEqual(['changed', 'again', 'again']);
    expect(layers.map((l) => l.fetched)).toEqual([true, true, false]);
    expect(layers.map((l) => l.unpacked)).toEqual([true, true, true]);
  });

  it('chain ids are those that the diff ids give', () => {
    const layers = built({ cleanup: 'later' }, 'packages');
    expect(layers.map((l) => l.chainId)).toEqual(
      chainIds(
        layers.map((l) => l.diffId),
        sha256,
      ),
    );
    expect(layers[0]?.chainId).toBe(layers[0]?.diffId);
  });
});

describe('what the package manager leaves', () => {
  const sizes = (cleanup: Recipe['cleanup']) => sizesOf(built({ cleanup }).map((l) => l.entries));

  it('deleted in a later layer can’t be seen, and is stored all the same', () => {
    expect(sizes('later').stored).toBe(sizes('never').stored);
    expect(sizes('later').stored - sizes('same').stored).toBe(27_600_000);
    expect(sizes('later').seen).toBe(sizes('same').seen);
  });

  it('deleted in the same layer is never stored: only the old motd is hidden', () => {
    expect(sizes('same').stored - sizes('same').seen).toBe(286);
  });
});
