/** A row of the outline: a section with its size as a bar, or something that stands in one. */

import { formatCount } from '../../recording/format.ts';
import type { OutlineRow } from './outline.ts';

/** "6.5 %"; small shares keep a digit, so that none reads as nothing. */
export function percent(share: number): string {
  const value = share * 100;
  const text = value >= 9.95 ? value.toFixed(0) : value >= 0.05 ? value.toFixed(1) : '< 0.1';
  return `${text}\u00A0%`;
}

export function drawSection({ kind, title, start, end, share }: OutlineRow) {
  const size = formatCount(end - start);
  if (kind === 'item') {
    return (
      <span class="mx-item">
        <code>{title}</code>
        <span>{size}</span>
      </span>
    );
  }
  return (
    <span class="mx-section">
      <b>{title}</b>
      <span>{`${size}\u00A0B, ${percent(share)}`}</span>
      <i style={{ width: `${String(share * 100)}%` }} />
    </span>
  );
}
