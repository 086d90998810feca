/** What overlayfs does in a container's writable layer when a program writes or deletes. */

import type { Bytes } from '../../recording/units.ts';
import { OPAQUE, WHITEOUT, applyLayers, type LayerEntry, type Tree } from './layers.ts';
import { isWhiteout } from './merged.ts';
import { join, nameOf, normalise, parentOf, parentsOf } from './paths.ts';

/** An entry with the size that its file is said to have. */
export interface SizedEntry extends LayerEntry {
  readonly bytes: Bytes;
}

export const CHANGES = ['write', 'new', 'delete', 'renew'] as const;
export interface Change {
  /** `renew` deletes a directory with all in it and makes it again, empty. */
  readonly kind: (typeof CHANGES)[number];
  readonly path: string;
}

export interface Written {
  readonly upper: readonly SizedEntry[];
  /** What was copied up from a lower layer before it could be changed. */
  readonly copied: Bytes;
  readonly said: string;
  /** The program was told that this can't be done; nothing has changed. */
  readonly refused?: boolean;
}

const NEW_FILE: Bytes = 100;

/**
 * The writable layer after a change, its whiteouts written as in an archive.
 *
 * Source: Linux, Documentation/filesystems/overlayfs.rst (whiteouts and opaque directories;
 * non-directories: copy_up).
 * @param lower the image's layers, the bottom one first
 */
export function write(
  lower: readonly (readonly SizedEntry[])[],
  upper: readonly SizedEntry[],
  change: Change,
): Written {
  const path = normalise(change.path);
  const tree = treeOf([...lower, upper]);
  const refused = refusal(tree, change.kind, path);
  if (refused !== undefined) return { upper, copied: 0, said: refused, refused: true };
  switch (change.kind) {
    case 'write':
      return overwrite(lower, upper, path);
    case 'new':
      return {
        upper: [...withParents(upper, tree, path), file(path, 'new', NEW_FILE)],
        copied: 0,
        said: `${path} is made in the writable layer. Nothing below is touched.`,
      };
    case 'delete':
      return remove(lower, upper, tree, path);
    case 'renew':
      return renew(lower, upper, tree, path);
  }
}

/** What lower layers show through this upper one's whiteouts. */
function below(lower: readonly (readonly SizedEntry[])[], upper: readonly SizedEntry[]): Tree {
  return treeOf([...lower, upper.filter((entry) => isWhiteout(entry.path))]);
}

function overwrite(
  lower: readonly (readonly SizedEntry[])[],
  upper: readonly SizedEntry[],
  path: string,
): Written {
  const own = upper.find((entry) => normalise(entry.path) === path);
  if (own !== undefined) {
    const changed = file(path, `${own.content ?? ''}, changed`, own.bytes);
    return {
      upper: upper.map((entry) => (entry === own ? changed : entry)),
      copied: 0,
      said: `${path} is in the writable layer already: it is changed in place.`,
    };
  }
  const old = lower.flat().findLast((entry) => normalise(entry.path) === path);
  const bytes = old?.bytes ?? 0;
  const copy = file(path, `${old?.content ?? ''}, changed`, bytes);
  return {
    upper: [...withParents(upper, treeOf([...lower, upper]), path), copy],
    copied: bytes,
    said: `${path} is copied up whole, then changed. The layer below keeps the old one.`,
  };
}

function remove(
  lower: readonly (readonly SizedEntry[])[],
  upper: readonly SizedEntry[],
  tree: Tree,
  path: string,
): Written {
  const rest = without(upper, path);
  if (below(lower, upper)[path] === undefined) {
    return {
      upper: rest,
      copied: 0,
      said: `${path} was only in the writable layer: it is gone, and nothing has to hide.`,
    };
  }
  const whiteout = empty(whiteoutOf(path));
  return {
    upper: [...withParents(rest, tree, path), whiteout],
    copied: 0,
    said: `${path} stays in the layer below. A whiteout of its name hides it.`,
  };
}

function renew(
  lower: readonly (readonly SizedEntry[])[],
  upper: readonly SizedEntry[],
  tree: Tree,
  path: string,
): Written {
  const directory: SizedEntry = { path, type: 'dir', bytes: 0 };
  const rest = [...withParents(without(upper, path), tree, path), directory];
  if (below(lower, upper)[path] === undefined) {
    return { upper: rest, copied: 0, said: `${path} was only in the writable layer: it is new.` };
  }
  return {
    upper: [...rest, empty(join(path, OPAQUE))],
    copied: 0,
    said: `${path} is made anew in the writable layer, and marked opaque: what lower layers have in it isn’t looked at.`,
  };
}

/**
 * The layer with the directories above a path, as far as they aren't in it yet, and without the
 * whiteouts that stood in their place. One that was deleted and is made anew is opaque.
 */
function withParents(
  upper: readonly SizedEntry[],
  tree: Tree,
  path: string,
): readonly SizedEntry[] {
  const have = new Set(upper.map((entry) => normalise(entry.path)));
  const needed = parentsOf(path).filter((parent) => !have.has(parent));
  const replaced = new Set([path, ...needed].map(whiteoutOf));
  const kept = upper.filter((entry) => !replaced.has(normalise(entry.path)));
  const directories = needed.flatMap((parent): SizedEntry[] => {
    const mode = tree[parent]?.mode;
    const made: SizedEntry = { path: parent, type: 'dir', bytes: 0, ...(mode && { mode }) };
    return have.has(whiteoutOf(parent)) ? [made, empty(join(parent, OPAQUE))] : [made];
  });
  return [...kept, ...directories];
}

function whiteoutOf(path: string): string {
  return join(parentOf(path), WHITEOUT + nameOf(path));
}

function without(upper: readonly SizedEntry[], path: string): readonly SizedEntry[] {
  return upper.filter((entry) => {
    const own = normalise(entry.path);
    return own !== path && !own.startsWith(`${path}/`);
  });
}

function refusal(tree: Tree, kind: Change['kind'], path: string): string | undefined {
  const node = tree[path];
  if (path === '' || path.split('/').includes('..')) return 'Give a path inside the container.';
  if (kind === 'new') {
    if (isWhiteout(path)) return 'Names that begin with .wh. mean something else in a layer.';
    if (node !== undefined) return `${path} is there already.`;
    const inTheWay = parentsOf(path).find((p) => (tree[p]?.type ?? 'dir') !== 'dir');
    return inTheWay === undefined ? undefined : `${inTheWay} is not a directory.`;
  }
  if (node === undefined) return `There is no ${path}.`;
  if (kind === 'write' && node.type === 'dir') return `${path} is a directory.`;
  if (kind === 'renew' && node.type !== 'dir') return `${path} is not a directory.`;
  return undefined;
}

function treeOf(layers: readonly (readonly SizedEntry[])[]): Tree {
  const applied = applyLayers(layers);
  return applied.ok ? applied.tree : {};
}

function file(path: string, content: string, bytes: Bytes): SizedEntry {
  return { path, type: 'file', content, bytes };
}

function empty(path: string): SizedEntry {
  return { path, type: 'file', bytes: 0 };
}
