/** An image built, changed and built again: which layers stay, and what a machine with the old one pulls. */

import type { Bytes } from '../../recording/units.ts';
import type { Instruction, StepId } from './example-image.ts';
import { chainIds } from './layers.ts';
import { hiddenBy, isWhiteout } from './merged.ts';
import { sha256 } from './sha256.ts';
import { tarOf } from './tar.ts';
import type { SizedEntry } from './writable.ts';

export interface BuiltLayer {
  readonly instruction: Instruction;
  readonly entries: readonly SizedEntry[];
  readonly bytes: Bytes;
  /** Digest of the layer's archive, uncompressed. */
  readonly diffId: string;
  /** Of the layer together with all below it. */
  readonly chainId: string;
  /** `cached` was taken from the build before; `changed` is what was changed, `again` had to be run again. */
  readonly built: 'cached' | 'changed' | 'again';
  /** A machine that has the image as it was before has to fetch this layer. */
  readonly fetched: boolean;
  /** It has to unpack this layer, because it or one below it is another. */
  readonly unpacked: boolean;
}

/** Two moments of building, a day apart, in seconds since 1970. */
const FIRST = 1_795_000_000;
const SECOND = FIRST + 86_400;

/**
 * The image's layers after something in one instruction was changed; as first built without.
 *
 * Sources: OCI image specification, config.md (diff id, chain id); Docker, build cache (once a
 * layer changes, all that follow are built again).
 */
export function build(
  steps: readonly Instruction[],
  changed: StepId | undefined,
): readonly BuiltLayer[] {
  const before = withIds(steps.map((step) => ({ entries: step.entries, time: FIRST })));
  const at = steps.findIndex((step) => step.id === changed);
  const after = withIds(
    steps.map((step, index) => {
      if (at === -1 || index < at) return { entries: step.entries, time: FIRST };
      if (index === at) return { entries: edited(step.entries), time: SECOND };
      return { entries: step.entries, time: step.keepsTimes ? FIRST : SECOND };
    }),
  );
  const known = new Set(before.flatMap(({ diffId, chainId }) => [diffId, chainId]));
  return after.map((layer, index) => ({
    ...layer,
    instruction: steps[index] ?? EMPTY,
    bytes: layer.entries.reduce((sum, entry) => sum + entry.bytes, 0),
    built: at === -1 || index < at ? 'cached' : index === at ? 'changed' : 'again',
    fetched: !known.has(layer.diffId),
    unpacked: !known.has(layer.chainId),
  }));
}

const EMPTY: Instruction = { id: 'base', text: '', keepsTimes: false, entries: [] };

interface Dated {
  readonly entries: readonly SizedEntry[];
  readonly time: number;
}

function withIds(layers: readonly Dated[]) {
  const diffIds = layers.map(({ entries, time }) => `sha256:${sha256(tarOf(entries, time))}`);
  const chains = chainIds(diffIds, sha256);
  return layers.map(({ entries }, index) => ({
    entries,
    diffId: diffIds[index] ?? '',
    chainId: chains[index] ?? '',
  }));
}

/** The same files with one more line in the first; a layer of whiteouts alone stays as it is. */
function edited(entries: readonly SizedEntry[]): readonly SizedEntry[] {
  const first = entries.find((entry) => !isWhiteout(entry.path));
  return entries.map((entry) =>
    entry === first ? { ...entry, content: `${entry.content ?? ''}, second version` } : entry,
  );
}

export interface Sizes {
  /** What is stored and pulled: every layer whole. */
  readonly stored: Bytes;
  /** What a program in the container can see of it. */
  readonly seen: Bytes;
}

export function sizesOf(layers: readonly (readonly SizedEntry[])[]): Sizes {
  let [stored, seen] = [0, 0];
  layers.forEach((entries, index) => {
    for (const entry of entries) {
      stored += entry.bytes;
      if (hiddenBy(layers, index, entry) === undefined) seen += entry.bytes;
    }
  });
  return { stored, seen };
}
