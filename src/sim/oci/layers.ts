/** An image's file system: layers put on top of each other with whiteouts, and what a layer holds of a change. */

import { join, nameOf, normalise, parentOf } from './paths.ts';

/** One entry of a layer's archive. */
export interface LayerEntry {
  /** As in the archive: "./etc/", "etc/.wh.passwd". */
  readonly path: string;
  readonly type: 'dir' | 'file' | 'symlink' | 'hardlink';
  readonly content?: string;
  readonly mode?: string;
  /** Of a symbolic link: its text; of a hard link: the path that it shares its file with. */
  readonly target?: string;
}

export interface TreeNode {
  readonly type: 'dir' | 'file' | 'symlink';
  readonly content?: string;
  readonly mode?: string | null;
  readonly target?: string;
}

/** By path, without "./" before and "/" behind it. */
export type Tree = Readonly<Record<string, TreeNode>>;

export type Applied =
  { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly why: string };

/** Before the name of what a layer deletes. */
export const WHITEOUT = '.wh.';
/** In a directory of which a layer hides all that lower layers hold. */
export const OPAQUE = '.wh..wh..opq';

/**
 * The file system that layers make, the bottom one first. A whiteout only hides what lower layers hold.
 *
 * Source: OCI image specification, layer.md (applying changesets, whiteouts, opaque whiteouts).
 */
export function applyLayers(layers: readonly (readonly LayerEntry[])[]): Applied {
  const tree = new Map<string, TreeNode>();
  for (const layer of layers) {
    hideWhitedOut(tree, layer);
    for (const entry of layer) {
      const path = normalise(entry.path);
      if (path === '' || nameOf(path).startsWith(WHITEOUT)) continue;
      const why = add(tree, path, entry);
      if (why !== undefined) return { ok: false, why };
    }
  }
  return { ok: true, tree: Object.fromEntries(tree) };
}

/** What a layer needs to hold to make `after` of `before`: changed paths and whiteouts, each sorted. */
export function diffLayer(
  before: Tree,
  after: Tree,
): { readonly entries: readonly string[]; readonly whiteouts: readonly string[] } {
  const entries = Object.entries(after)
    .filter(([path, node]) => !same(before[path], node))
    .map(([path]) => path);
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  // One whiteout hides a directory with all that is in it.
  const whiteouts = gone
    .filter((path) => parentOf(path) === '' || after[parentOf(path)] !== undefined)
    .map((path) => join(parentOf(path), WHITEOUT + nameOf(path)));
  return { entries: entries.sort(), whiteouts: whiteouts.sort() };
}

/**
 * The name of each layer together with all below it.
 *
 * Source: OCI image specification, config.md (layer ChainID): the bottom layer's is its own digest,
 * each other one's the digest of the text "chain-below diff". `sha256` gives 64 hexadecimal digits.
 */
export function chainIds(
  diffIds: readonly string[],
  sha256: (text: string) => string,
): readonly string[] {
  const ids: string[] = [];
  for (const diffId of diffIds) {
    const below = ids.at(-1);
    ids.push(below === undefined ? diffId : `sha256:${sha256(`${below} ${diffId}`)}`);
  }
  return ids;
}

function hideWhitedOut(tree: Map<string, TreeNode>, layer: readonly LayerEntry[]): void {
  for (const entry of layer) {
    const path = normalise(entry.path);
    const name = nameOf(path);
    if (name === OPAQUE) removeBelow(tree, parentOf(path));
    // A whiteout that names nothing hides nothing.
    else if (name.startsWith(WHITEOUT) && name !== WHITEOUT) {
      const hidden = join(parentOf(path), name.slice(WHITEOUT.length));
      tree.delete(hidden);
      removeBelow(tree, hidden);
    }
  }
}

/** Gives in words what is wrong, where something is. */
function add(tree: Map<string, TreeNode>, path: string, entry: LayerEntry): string | undefined {
  if (path.split('/').includes('..')) return `${entry.path} leads out of the image`;
  addParents(tree, path);
  if (entry.type === 'hardlink') {
    const shared = tree.get(normalise(entry.target ?? ''));
    if (shared === undefined) return `${entry.path} is a link to nothing`;
    tree.set(path, shared);
    return undefined;
  }
  if (entry.type !== 'dir') removeBelow(tree, path);
  const { path: _, ...node } = entry;
  tree.set(path, { ...node, type: entry.type });
  return undefined;
}

function addParents(tree: Map<string, TreeNode>, path: string): void {
  const parent = parentOf(path);
  if (parent === '' || tree.get(parent)?.type === 'dir') return;
  addParents(tree, parent);
  tree.set(parent, { type: 'dir', mode: null });
}

function removeBelow(tree: Map<string, TreeNode>, path: string): void {
  const prefix = path === '' ? '' : `${path}/`;
  for (const other of [...tree.keys()]) if (other.startsWith(prefix)) tree.delete(other);
}

function same(a: TreeNode | undefined, b: TreeNode): boolean {
  return (
    a?.type === b.type && a.content === b.content && a.mode === b.mode && a.target === b.target
  );
}
