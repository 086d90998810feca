/** The reader's hand on time: play, next event, and a knob in line with the playhead. */

import { formatMs } from '../../recording/format.ts';
import type { TimeScale } from '../../recording/scale.ts';
import { Icon } from '../Icon.tsx';
import type { Playhead } from './use-playhead.ts';
import { inView, type View } from './view.ts';

interface ScrubberProps {
  readonly scale: TimeScale;
  readonly view: View;
  readonly playhead: Playhead;
  /** The place of the last thing that happens, where the knob rests. */
  readonly end: number;
  readonly disabled: boolean;
  /** The time in words, where two figures of it are too few. */
  readonly words?: string | undefined;
  readonly onNext: () => void;
  /** Only where time is the caller's. */
  readonly onPrevious?: (() => void) | undefined;
}

export function Scrubber(props: ScrubberProps) {
  const { scale, view, playhead, end, disabled, onNext } = props;
  const at = playhead.at ?? end;
  const time = props.words ?? formatMs(scale.time(at));
  const done = Math.min(1, Math.max(0, inView(view, at)));
  return (
    <div class="tl-scrub">
      <div class="tl-play">
        {props.onPrevious !== undefined && (
          <button
            type="button"
            class="btn square"
            aria-label="Previous event"
            disabled={disabled}
            onClick={props.onPrevious}
          >
            <Icon name="prev" />
          </button>
        )}
        <button
          type="button"
          class="btn square tl-moves"
          aria-label={playhead.playing ? 'Pause' : 'Play'}
          disabled={disabled}
          onClick={playhead.toggle}
        >
          <Icon name={playhead.playing ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          class="btn square"
          aria-label="Next event"
          disabled={disabled}
          onClick={onNext}
        >
          <Icon name="next" />
        </button>
      </div>
      <input
        type="range"
        aria-label="Time"
        aria-valuetext={time}
        min={view.from}
        max={view.to}
        step={(view.to - view.from) / 400}
        value={at}
        disabled={disabled}
        style={{ '--done': String(done) }}
        onInput={(event) => {
          playhead.seek(event.currentTarget.valueAsNumber);
        }}
      />
      <span class="tl-now">{disabled ? '' : time}</span>
    </div>
  );
}
