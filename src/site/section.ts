/** The section through the course: one stratum for each layer, from the stage that brings it in to the last that has it. */

import { PARTS } from '../../content/curriculum.ts';
import { LAYERS, type Layer } from '../recording/layers.ts';

export const SECTION = { width: 1440, height: 500 } as const;

/** Heights in the drawing; the bed reaches the lower edge. */
const THICKNESS: Readonly<Record<Layer, number>> = {
  hardware: 54,
  firmware: 27,
  kernel: 49,
  hypervisor: 40,
  guest: 44,
  container: 44,
  orchestrator: 40,
  platform: 34,
  module: 44,
};
const STAGE_WIDTH = SECTION.width / PARTS.length;
/** How far the strata reach beyond the drawing on both sides, so that their edges' strokes end outside. */
const BEYOND = 20;
/** Half of the width over which a stratum rises or pinches out. */
const SLOPE = 50;

export interface Stratum {
  readonly layer: Layer;
  /** SVG path of the area. */
  readonly path: string;
  /** Where its name stands: in the first stage that has it. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface Stage {
  readonly title: string;
  readonly x: number;
  /** The surface at this stage. */
  readonly y: number;
}

/** Bottom first. */
export function strata(): readonly Stratum[] {
  return LAYERS.map((layer, index) => {
    const upper = tops(index);
    const lower = tops(index - 1);
    const first = PARTS.findIndex((part) => part.layers.includes(layer));
    return {
      layer,
      path: `${line(upper, 'M')}V${num(lower.at(-1) ?? 0)}${line(lower.toReversed(), 'back')}Z`,
      label: {
        x: labelX(first),
        y: ((upper[first] ?? 0) + (lower[first] ?? 0)) / 2 + 6,
      },
    };
  });
}

export function stages(): readonly Stage[] {
  const surface = tops(LAYERS.length - 1);
  return PARTS.map((part, index) => ({
    title: part.title,
    x: labelX(index),
    y: (surface[index] ?? 0) - 14,
  }));
}

/** The middle of a stratum at one stage, for a mark on it. */
export function middle(layer: Layer, stage: number): number {
  const index = LAYERS.indexOf(layer);
  return ((tops(index)[stage] ?? 0) + (tops(index - 1)[stage] ?? 0)) / 2;
}

/** The upper edge of a layer (-1: the bottom of the drawing) at each stage. */
function tops(index: number): number[] {
  return PARTS.map((part) => {
    const below = LAYERS.slice(0, index + 1).filter((layer) => part.layers.includes(layer));
    return SECTION.height - below.reduce((sum, layer) => sum + THICKNESS[layer], 0);
  });
}

function labelX(stage: number): number {
  return Math.round(stage * STAGE_WIDTH) + (stage === 0 ? 38 : SLOPE);
}

/** An edge through all stages: level within a stage, a curve between two. */
function line(edges: readonly number[], way: 'M' | 'back'): string {
  const direction = way === 'M' ? 1 : -1;
  const start = way === 'M' ? 0 : SECTION.width;
  const parts = way === 'M' ? [`M${num(-BEYOND)} ${num(edges[0] ?? 0)}`] : [];
  for (let i = 1; i < edges.length; i += 1) {
    const from = edges[i - 1] ?? 0;
    const to = edges[i] ?? 0;
    const x = start + direction * i * STAGE_WIDTH;
    const near = num(x - direction * SLOPE);
    const far = num(x + direction * SLOPE);
    parts.push(
      `L${near} ${num(from)}C${num(x)} ${num(from)} ${num(x)} ${num(to)} ${far} ${num(to)}`,
    );
  }
  parts.push(`H${num(start + direction * (SECTION.width + BEYOND))}`);
  return parts.join('');
}

function num(value: number): string {
  return String(Math.round(value));
}
