/** Times under a chart that is drawn from zero, at equal distances. */

import { formatMs } from '../recording/format.ts';
import type { Ms } from '../recording/units.ts';

const PARTS = 5;

export function TimeAxis({ until }: { readonly until: Ms }) {
  return (
    <p class="cg-times" aria-hidden="true">
      {Array.from({ length: PARTS + 1 }, (_, i) => (
        <span key={i}>{i === 0 ? '0' : formatMs((until * i) / PARTS)}</span>
      ))}
    </p>
  );
}
