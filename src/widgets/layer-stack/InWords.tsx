/** The stack in words: each layer's entries, and what came of each change. */

import { formatBytes } from '../../recording/format.ts';
import { isWhiteout, whitedOut } from '../../sim/oci/merged.ts';
import { nameOf } from '../../sim/oci/paths.ts';
import { OPAQUE } from '../../sim/oci/layers.ts';
import type { SizedEntry } from '../../sim/oci/writable.ts';
import { layerName, type Stack } from './stack.ts';
import { sizesInWords } from './Sizes.tsx';

export function InWords({ stack }: { readonly stack: Stack }) {
  return (
    <>
      <p>{sizesInWords(stack)}</p>
      <ul>
        {stack.layers.map((entries, index) => (
          <li key={index}>{layerInWords(stack, index, entries)}</li>
        ))}
      </ul>
      <p>{`The container sees: ${seen(stack)}.`}</p>
      {stack.done.length > 0 && (
        <ol>
          {stack.done.map((written, index) => (
            <li key={index}>{written.said}</li>
          ))}
        </ol>
      )}
    </>
  );
}

function layerInWords(stack: Stack, index: number, entries: readonly SizedEntry[]): string {
  const text = stack.image[index]?.instruction.text;
  const name = text === undefined ? 'The writable layer' : `Layer ${String(index + 1)}, ${text}`;
  if (entries.length === 0) return `${name}: empty.`;
  return `${name}: ${entries.map(entryInWords).join(', ')}.`;
}

function entryInWords({ path, type, bytes }: SizedEntry): string {
  if (isWhiteout(path)) {
    return nameOf(path) === OPAQUE
      ? `${whitedOut(path)} is opaque`
      : `a whiteout of ${whitedOut(path)}`;
  }
  return type === 'dir' ? `the directory ${path}` : `${path} (${formatBytes(bytes)})`;
}

function seen(stack: Stack): string {
  return stack.merged
    .filter(({ node }) => node.type !== 'dir')
    .map(({ path, layer }) => `${path} from ${layerName(stack, layer)}`)
    .join(', ');
}
