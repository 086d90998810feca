/** Layers on top of each other, whatever they hold: against a plain file system and the rules one by one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyLayers,
  chainIds,
  diffLayer,
  type LayerEntry,
  type Tree,
} from '../../../../src/sim/oci/layers.ts';
import { hiddenBy, isWhiteout, mergedView } from '../../../../src/sim/oci/merged.ts';
import { normalise, parentsOf } from '../../../../src/sim/oci/paths.ts';
import { sha256 } from '../../../../src/sim/oci/sha256.ts';
import { write, type Change, type SizedEntry } from '../../../../src/sim/oci/writable.ts';

const name = fc.constantFrom('a', 'b', 'c');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const entry = fc.record({
  path: fc.oneof(
    { weight: 4, arbitrary: path },
    { weight: 1, arbitrary: path.map((p) => p.replace(/[^/]+$/, '.wh.$&')) },
    { weight: 1, arbitrary: path.map((p) => `${p}/.wh..wh..opq`) },
  ),
  type: fc.constantFrom('file', 'dir'),
  content: fc.constantFrom('x', 'y'),
  bytes: fc.constant(1),
}) satisfies fc.Arbitrary<SizedEntry>;

/** A layer that an archive can hold: each path once, nothing inside a file. */
const layer = fc.array(entry, { maxLength: 6 }).map((entries) => {
  const kept: SizedEntry[] = [];
  for (const next of entries) {
    const own = normalise(next.path);
    const fits = kept.every((other) => {
      const theirs = normalise(other.path);
      const inside = own.startsWith(`${theirs}/`) && other.type !== 'dir';
      const around = theirs.startsWith(`${own}/`) && next.type !== 'dir';
      return own !== theirs && !inside && !around;
    });
    if (fits) kept.push(isWhiteout(own) ? { ...next, type: 'file' } : next);
  }
  return kept;
});
const layers = fc.array(layer, { minLength: 1, maxLength: 4 });

function treeOf(stack: readonly (readonly LayerEntry[])[]): Tree {
  const applied = applyLayers(stack);
  if (!applied.ok) throw new Error(applied.why);
  return applied.tree;
}

describe('the merged view', () => {
  it('is what no rule hides, with the directories around it', () => {
    fc.assert(
      fc.property(layers, (stack) => {
        const seen = stack.flatMap((entries, index) =>
          entries
            .filter((e) => !isWhiteout(e.path) && hiddenBy(stack, index, e) === undefined)
            .map((e) => normalise(e.path)),
        );
        const expected = new Set(seen.flatMap((p) => [...parentsOf(p), p]));
        const tree = treeOf(stack);
        // A directory that lost what it was made for stays.
        for (const made of Object.keys(tree)) {
          if (!expected.has(made)) expect(tree[made]).toEqual({ type: 'dir', mode: null });
        }
        for (const p of expected) expect(tree).toHaveProperty([p]);
      }),
    );
  });

  it('takes each file from the layer that holds it as it is seen', () => {
    fc.assert(
      fc.property(layers, (stack) => {
        for (const { path: seen, node, layer: from } of mergedView(stack)) {
          if (node.type !== 'file') continue;
          const own = stack[from]?.find((e) => normalise(e.path) === seen);
          expect(own?.content).toBe(node.content);
          expect(own && hiddenBy(stack, from, own)).toBeUndefined();
        }
      }),
    );
  });

  it('is made again by a layer of the differences', () => {
    fc.assert(
      fc.property(layers, layers, (one, other) => {
        const [before, after] = [treeOf(one), treeOf(other)];
        const { entries, whiteouts } = diffLayer(before, after);
        const top = [
          ...entries.map((p): LayerEntry => ({ ...asEntry(after[p]), path: p })),
          ...whiteouts.map((p): LayerEntry => ({ path: p, type: 'file' })),
        ];
        expect(Object.keys(treeOf([...one, top])).sort()).toEqual(Object.keys(after).sort());
      }),
    );
  });
});

function asEntry(node: Tree[string] | undefined): Omit<LayerEntry, 'path'> {
  return { type: node?.type ?? 'file', ...(node?.content && { content: node.content }) };
}

describe('the writable layer', () => {
  const change: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom('write', 'new', 'delete', 'renew'),
    path,
  });

  it('with the layers below looks as a plain file system would', () => {
    fc.assert(
      fc.property(layers, fc.array(change, { maxLength: 12 }), (lower, changes) => {
        let upper: readonly SizedEntry[] = [];
        const plain = new Set(Object.keys(treeOf(lower)));
        for (const next of changes) {
          const written = write(lower, upper, next);
          upper = written.upper;
          if (written.refused === true) continue;
          const inside = (p: string) => p.startsWith(`${next.path}/`);
          if (next.kind === 'delete') plain.delete(next.path);
          if (next.kind === 'delete' || next.kind === 'renew') {
            for (const p of [...plain]) if (inside(p)) plain.delete(p);
          }
          if (next.kind === 'new')
            for (const p of [...parentsOf(next.path), next.path]) plain.add(p);
          expect(Object.keys(treeOf([...lower, upper])).sort()).toEqual([...plain].sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never changes what lies below, and copies nothing up to delete', () => {
    fc.assert(
      fc.property(layers, change, (lower, next) => {
        const before = structuredClone(lower);
        const { copied, upper } = write(lower, [], next);
        expect(lower).toEqual(before);
        if (next.kind !== 'write') expect(copied).toBe(0);
        if (next.kind === 'delete') expect(upper.reduce((sum, e) => sum + e.bytes, 0)).toBe(0);
      }),
    );
  });
});

describe('chain ids', () => {
  const digest = fc.string().map((text) => `sha256:${sha256(text)}`);

  it('depend on everything below and on nothing above', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(digest, { minLength: 2, maxLength: 8 }),
        fc.nat(),
        digest,
        (ids, at, other) => {
          fc.pre(!ids.includes(other));
          const index = at % ids.length;
          const before = chainIds(ids, sha256);
          const after = chainIds(ids.with(index, other), sha256);
          expect(after.slice(0, index)).toEqual(before.slice(0, index));
          for (let i = index; i < ids.length; i += 1) expect(after[i]).not.toBe(before[i]);
        },
      ),
    );
  });
});
