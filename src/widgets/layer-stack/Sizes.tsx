/** One sentence on what the image weighs, and how much of that can be seen. */

import { formatBytes } from '../../recording/format.ts';
import { sizesOf } from '../../sim/oci/build.ts';
import type { Stack } from './stack.ts';

export function Sizes({ stack }: { readonly stack: Stack }) {
  return <p role="status">{sizesInWords(stack)}</p>;
}

export function sizesInWords({ image, upper, copied }: Stack): string {
  const { stored, seen } = sizesOf(image.map((layer) => layer.entries));
  const hidden = stored - seen;
  const weight =
    hidden < 1000
      ? `The image has ${formatBytes(stored)}, and all of it can be seen.`
      : `The image has ${formatBytes(stored)}. Of that, ${formatBytes(hidden)} can’t be seen any more, and is stored and pulled all the same.`;
  if (upper.length === 0) return weight;
  const own = upper.reduce((sum, entry) => sum + entry.bytes, 0);
  const up = copied === 0 ? '' : `, ${formatBytes(copied)} of it copied up`;
  return `${weight} The writable layer has ${formatBytes(own)}${up}.`;
}
