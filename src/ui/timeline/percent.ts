/** A part of a width, as CSS and SVG write it. */

/** `percent(0.4364)` is "43.64%". */
export function percent(part: number): string {
  return `${String(Math.round(part * 1e4) / 100)}%`;
}
