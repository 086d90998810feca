/** What stands above the paper: the key to the patterns, the choice of scale, and the buttons for a closer look. */

import { PROVENANCE_KINDS } from '../../recording/provenance.ts';
import type { Recording } from '../../recording/recording.ts';
import type { ScaleKind } from '../../recording/scale.ts';
import { Icon } from '../Icon.tsx';

/** Only the kinds that are on the paper, by one word each: the frame's badges say the rest. */
export function Legend({ recording }: { readonly recording: Recording }) {
  const present = new Set(
    [...recording.spans, ...recording.events].map((item) => item.provenance.kind),
  );
  return (
    <ul class="tl-legend" aria-label="Key">
      {PROVENANCE_KINDS.filter((kind) => present.has(kind)).map((kind) => (
        <li key={kind}>
          <i class={kind} aria-hidden="true" />
          {kind}
        </li>
      ))}
    </ul>
  );
}

interface ToolsProps {
  /** Nothing where there is no choice. */
  readonly kind: ScaleKind | undefined;
  readonly whole: boolean;
  readonly onKind: (kind: ScaleKind) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const SCALES: readonly (readonly [ScaleKind, string])[] = [
  ['log', 'Log'],
  ['linear', 'Linear'],
];

export function Tools({ kind, whole, onKind, onZoom, onFit }: ToolsProps) {
  return (
    <div class="tl-tools">
      {kind !== undefined && (
        <div class="tl-scale" role="group" aria-label="Time scale">
          {SCALES.map(([scale, name]) => (
            <button
              type="button"
              key={scale}
              aria-pressed={scale === kind}
              onClick={() => {
                onKind(scale);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <button
        type="button"
        class="btn square"
        aria-label="Zoom out"
        disabled={whole}
        onClick={() => {
          onZoom(0.5);
        }}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        class="btn square"
        aria-label="Zoom in"
        onClick={() => {
          onZoom(2);
        }}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        class="btn square"
        aria-label="Show all"
        disabled={whole}
        onClick={onFit}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
