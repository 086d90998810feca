/** The shapes in a row: bars in the pattern of their provenance, diamonds for moments, I-beams for spread. */

import type { ProvenanceKind } from '../../recording/provenance.ts';
import type { Layer } from '../../recording/layers.ts';
import type { TimeScale } from '../../recording/scale.ts';
import type { Span } from '../../recording/recording.ts';
import { nameOf, type Drawn } from './draw.ts';
import type { Row } from './layout.ts';
import { percent } from './percent.ts';
import { inView, type View } from './view.ts';

interface BarProps {
  readonly kind: ProvenanceKind;
  readonly layer: Layer;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** The attributes of a bar; simulated ones are filled from the page's sprite. */
function barAttributes({ kind, layer, x, width, height }: BarProps) {
  return {
    class: `tl-bar ${kind}`,
    x: percent(x),
    width: percent(width),
    height,
    ...(kind === 'simulated' && { fill: `url(#hatch-${layer})` }),
  };
}

/** A bar nobody points at: the one over a whole lane. */
export function Bar(props: BarProps) {
  return (
    <>
      <rect {...barAttributes(props)} />
      {props.kind === 'recorded' && <Notch x={props.x} height={props.height} />}
    </>
  );
}

function Notch({ x, height }: { readonly x: number; readonly height: number }) {
  return (
    <rect class="tl-notch" x={percent(x)} width="2" height={height} transform="translate(3)" />
  );
}

interface ShapesProps {
  readonly row: Row;
  readonly drawn: readonly Drawn[];
  /** Which of them the Tab key stops at; -1 for none. */
  readonly stop: number;
  readonly height: number;
}

/** The shapes a reader can point at and step through. */
export function Shapes({ row, drawn, stop, height }: ShapesProps) {
  return (
    <>
      {drawn.map((shape, index) => {
        const [first] = shape.marks;
        const reach = {
          role: 'img',
          'aria-label': nameOf(shape, row.lane.name),
          'data-key': first.key,
          tabindex: index === stop ? 0 : -1,
        } as const;
        if (first.moment) return <Diamond key={first.key} x={shape.x} {...reach} />;
        const bar = {
          kind: first.kind,
          layer: row.lane.layer,
          x: shape.x,
          width: shape.width,
          height,
        };
        return [
          <rect key={first.key} {...barAttributes(bar)} {...reach} />,
          first.kind === 'recorded' && shape.marks.length === 1 && (
            <Notch key={`n${String(first.key)}`} x={shape.x} height={height} />
          ),
        ];
      })}
    </>
  );
}

interface DiamondProps {
  readonly x: number;
  readonly role?: 'img';
  readonly tabindex?: number;
}

/** A moment: a stem through the row and a diamond on it. */
export function Diamond({ x, ...rest }: DiamondProps) {
  return (
    <svg class="tl-moment" x={percent(x)} overflow="visible" {...rest}>
      <path d="M0-10V24M0 0 7 7 0 14-7 7z" />
    </svg>
  );
}

/** Where its two ends would touch, a whisker says nothing; part of the window. */
const NARROW = 0.01;

/** From the fifth to the ninety-fifth percentile of a span's end. */
export function Whisker({
  span,
  scale,
  view,
}: {
  readonly span: Span;
  readonly scale: TimeScale;
  readonly view: View;
}) {
  if (span.spread === undefined) return null;
  const from = inView(view, scale.place(span.start + span.spread.p5));
  const to = inView(view, scale.place(span.start + span.spread.p95));
  if (to < 0 || from > 1 || to - from < NARROW) return null;
  const [x1, x2] = [percent(Math.max(-0.05, from)), percent(Math.min(1.05, to))];
  return (
    <g class="tl-whisker">
      <line x1={x1} x2={x1} y1="0.5" y2="9.5" />
      <line x1={x2} x2={x2} y1="0.5" y2="9.5" />
      <line x1={x1} x2={x2} y1="5" y2="5" />
    </g>
  );
}

interface Extent {
  readonly x: number;
  readonly width: number;
}

/** What lies after the playhead: all outlines of a row as one path. */
export function Ghosts({ bars }: { readonly bars: readonly Extent[] }) {
  if (bars.length === 0) return null;
  const outlines = bars.map(({ x, width }) => {
    const w = (width * 1000).toFixed(1);
    return `M${(x * 1000).toFixed(1)} 0h${w}v1h-${w}z`;
  });
  return (
    <svg
      class="tl-ghosts tl-timed"
      viewBox="0 0 1000 1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={outlines.join('')} />
    </svg>
  );
}
