/** Which layer each file of the merged view comes from, and what hides the others. */

import { OPAQUE, WHITEOUT, applyLayers, type LayerEntry, type TreeNode } from './layers.ts';
import { nameOf, normalise, parentOf, parentsOf } from './paths.ts';

type Layers = readonly (readonly LayerEntry[])[];

export interface Seen {
  readonly path: string;
  readonly node: TreeNode;
  /** The layer that it comes from; 0 is the bottom one. */
  readonly layer: number;
}

/** Why an entry of a layer isn't in the merged view. */
export interface Hidden {
  /** The lowest layer that hides it. */
  readonly by: number;
  readonly how: 'whiteout' | 'opaque' | 'replaced';
}

/** Every path of the merged view in order; empty where the layers can't be applied. */
export function mergedView(layers: Layers): readonly Seen[] {
  const applied = applyLayers(layers);
  if (!applied.ok) return [];
  const origin = origins(layers);
  return Object.entries(applied.tree)
    .map(([path, node]) => ({ path, node, layer: origin.get(path) ?? 0 }))
    .sort((a, b) => compare(a.path, b.path));
}

function origins(layers: Layers): ReadonlyMap<string, number> {
  const origin = new Map<string, number>();
  const forget = (hidden: (path: string) => boolean) => {
    for (const path of [...origin.keys()]) if (hidden(path)) origin.delete(path);
  };
  layers.forEach((layer, index) => {
    const [whiteouts, entries] = [
      layer.filter((entry) => isWhiteout(entry.path)),
      layer.filter((entry) => !isWhiteout(entry.path)),
    ];
    for (const { path, type } of whiteouts) {
      forget((other) => hides(normalise(path), type, other, 'file') !== undefined);
    }
    for (const { path, type } of entries) {
      const own = normalise(path);
      if (type !== 'dir') forget((other) => isInside(other, own));
      // A directory that no layer names comes with the first thing inside it.
      for (const parent of parentsOf(own)) if (!origin.has(parent)) origin.set(parent, index);
      origin.set(own, index);
    }
  });
  return origin;
}

/** What hides an entry of a layer from the merged view; `undefined` where it is seen. A whiteout is never seen. */
export function hiddenBy(layers: Layers, layer: number, entry: LayerEntry): Hidden | undefined {
  const path = normalise(entry.path);
  for (let by = layer + 1; by < layers.length; by += 1) {
    for (const other of layers[by] ?? []) {
      const how = hides(normalise(other.path), other.type, path, entry.type);
      if (how !== undefined) return { by, how };
    }
  }
  return undefined;
}

export function isWhiteout(path: string): boolean {
  return nameOf(normalise(path)).startsWith(WHITEOUT);
}

/** What a whiteout hides: "etc/passwd" for "etc/.wh.passwd", "etc" with all in it for an opaque one. */
export function whitedOut(path: string): string {
  const clean = normalise(path);
  const name = nameOf(clean);
  if (name === OPAQUE) return parentOf(clean);
  return [...clean.split('/').slice(0, -1), name.slice(WHITEOUT.length)].join('/');
}

function hides(
  upper: string,
  upperType: LayerEntry['type'],
  lower: string,
  lowerType: LayerEntry['type'],
): Hidden['how'] | undefined {
  if (isWhiteout(upper)) {
    const target = whitedOut(upper);
    if (nameOf(upper) === OPAQUE) return isInside(lower, target) ? 'opaque' : undefined;
    if (nameOf(upper) === WHITEOUT) return undefined;
    return lower === target || isInside(lower, target) ? 'whiteout' : undefined;
  }
  // Two directories of one name are merged; everything else of that name takes the place.
  const same = upper === lower && (upperType !== 'dir' || lowerType !== 'dir');
  const madeDirectory = isInside(upper, lower) && lowerType !== 'dir';
  const madeFile = isInside(lower, upper) && upperType !== 'dir';
  return same || madeDirectory || madeFile ? 'replaced' : undefined;
}

function isInside(path: string, directory: string): boolean {
  return directory === '' ? path !== '' : path.startsWith(`${directory}/`);
}

/** Directory by directory, as `ls -R` goes. */
function compare(a: string, b: string): number {
  const [left, right] = [a.split('/').join('\0'), b.split('/').join('\0')];
  return left < right ? -1 : left > right ? 1 : 0;
}
