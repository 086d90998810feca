/** What stands above the paper: the choice of scale, and the buttons for a closer look. */

import type { ScaleKind } from '../../recording/scale.ts';
import { Icon } from '../Icon.tsx';

interface ToolsProps {
  readonly kind: ScaleKind;
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
