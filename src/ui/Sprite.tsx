/** Patterns and icons that drawings refer to by id; once on each page, before anything that uses them. */

import { LAYERS, type Layer } from '../recording/layers.ts';
import { ICONS } from './sprite-icons.ts';

interface Grain {
  readonly width: number;
  readonly height: number;
  /** Strokes. */
  readonly line?: string;
  readonly thick?: number;
  /** Filled shapes. */
  readonly dots?: string;
}

/** Coarse at the bottom of the stack, fine at its top; orthogonal or round, for diagonals mean "simulated". */
const GRAINS: Readonly<Record<Layer, Grain>> = {
  hardware: { width: 20, height: 20, line: 'M5 1v8M1 5h8M15 11v8M11 15h8', thick: 1.6 },
  firmware: { width: 18, height: 12, line: 'M0 3h9M9 9h9', thick: 1.4 },
  kernel: { width: 24, height: 16, line: 'M0 .7h24M0 8.7h24M5 .7v8M17 8.7V16', thick: 1.4 },
  hypervisor: { width: 12, height: 10, line: 'M0 3h12M0 6h12', thick: 1.1 },
  guest: { width: 14, height: 10, line: 'M0 .6h14M0 5.6h14M3 .6v5M10 5.6V10', thick: 1.1 },
  container: { width: 14, height: 14, line: 'M3 3h8v8H3z', thick: 1.2 },
  orchestrator: {
    width: 14,
    height: 14,
    line: 'M0 7h14M7 0v14',
    thick: 0.8,
    dots: 'M5.3 7a1.7 1.7 0 0 1 3.4 0 1.7 1.7 0 0 1-3.4 0z',
  },
  platform: { width: 16, height: 8, line: 'M0 4q4-4 8 0t8 0', thick: 1.2 },
  module: {
    width: 6,
    height: 6,
    dots: 'M.6 1.5a.9.9 0 0 1 1.8 0 .9.9 0 0 1-1.8 0zM3.6 4.5a.9.9 0 0 1 1.8 0 .9.9 0 0 1-1.8 0z',
  },
};

export function Sprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {LAYERS.map((layer) => (
          <Rock key={layer} layer={layer} grain={GRAINS[layer]} />
        ))}
        <Hatch name="ink" colour="var(--ink)" />
        {LAYERS.map((layer) => (
          <Hatch key={layer} name={layer} colour={`var(--layer-${layer})`} />
        ))}
        {Object.entries(ICONS).map(([name, path]) => (
          <symbol key={name} id={`i-${name}`} viewBox="0 0 14 14">
            <path d={path} />
          </symbol>
        ))}
        <symbol id="mark" viewBox="0 0 26 22">
          <path d="M0 0h12v4H0zM0 6h12v4H0zM0 12h12v4H0zM14 6h12v4H14zM14 12h12v4H14zM14 18h12v4H14z" />
        </symbol>
      </defs>
    </svg>
  );
}

/** `fill="url(#r-LAYER)"` over the layer's own colour. */
function Rock({ layer, grain }: { readonly layer: Layer; readonly grain: Grain }) {
  const on = `var(--layer-${layer}-on)`;
  return (
    <pattern
      id={`r-${layer}`}
      width={grain.width}
      height={grain.height}
      patternUnits="userSpaceOnUse"
    >
      {grain.line !== undefined && (
        <path
          d={grain.line}
          fill="none"
          stroke-width={grain.thick}
          stroke-opacity=".34"
          style={{ stroke: on }}
        />
      )}
      {grain.dots !== undefined && <path d={grain.dots} fill-opacity=".4" style={{ fill: on }} />}
    </pattern>
  );
}

/** `fill="url(#hatch-LAYER)"`: two parts colour, three parts sheet, as the badge's swatch. */
function Hatch({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <pattern
      id={`hatch-${name}`}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d="M0 0h5v5H0z" style={{ fill: 'var(--sheet)' }} />
      <path d="M0 0h2v5H0z" style={{ fill: colour }} />
    </pattern>
  );
}
