/** The view of every recording: spans on one time axis, drawn as a function of a scale, a window and a time. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { extent, type Recording } from '../recording/recording.ts';
import {
  domainFor,
  timeScale,
  type Domain,
  type ScaleKind,
  type TimeScale,
} from '../recording/scale.ts';
import type { Ms } from '../recording/units.ts';
import { nextStop } from './timeline/draw.ts';
import { layout } from './timeline/layout.ts';
import { Paper, type TimelineGuess } from './timeline/Paper.tsx';
import { percent } from './timeline/percent.ts';
import { Scrubber } from './timeline/Scrubber.tsx';
import { Tip } from './timeline/Tip.tsx';
import { Legend, Tools } from './timeline/Tools.tsx';
import { useGestures } from './timeline/use-gestures.ts';
import { usePlayhead, type Playhead } from './timeline/use-playhead.ts';
import { useShapes } from './timeline/use-shapes.ts';
import { useView } from './timeline/use-view.ts';
import { inView, isWhole, reveal, WHOLE, zoom } from './timeline/view.ts';

export type { TimelineGuess } from './timeline/Paper.tsx';

export interface TimelineProps {
  readonly recording: Recording;
  readonly scale: ScaleKind;
  /** The paper, so that it stays the same over runs; it grows where the recording doesn't fit. On a log scale `start` is above 0. */
  readonly domain?: Domain | undefined;
  /** Two lane ids; a dimension line says the factor between their ends. */
  readonly compare?: readonly [string, string] | undefined;
  readonly guesses?: readonly TimelineGuess[] | undefined;
  /** What is drawn, for who can't see it: "Start of a module and of a container". */
  readonly label: string;
  /** In place of `scale` and `domain`: an axis of the caller's own, as one with its quiet stretches cut out. */
  readonly axis?: TimeScale | undefined;
  /** The playhead, where it is the caller's: what else the figure shows stands at the same moment. */
  readonly time?: TimeControl | undefined;
  /** Told when the reader chooses the other scale; without it the timeline keeps the choice to itself. */
  readonly onScaleChange?: ((kind: ScaleKind) => void) | undefined;
}

export interface TimeControl {
  readonly now: Ms;
  /** "362.5 s". */
  readonly words: string;
  readonly playing: boolean;
  readonly onSeek: (now: Ms) => void;
  readonly onToggle: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

const NO_GUESSES: readonly TimelineGuess[] = [];
const KEYS =
  'Left and right arrow keys go from span to span, up and down from row to row. Plus and minus zoom, Shift with an arrow key moves the window, 0 shows all.';

export function Timeline(props: TimelineProps) {
  const { recording, domain, label } = props;
  const [kind, setKind] = useScaleKind(props);
  const rows = useMemo(() => layout(recording), [recording]);
  const { axis, time } = props;
  const scale = useMemo(
    () => axis ?? timeScale(kind, domainFor(recording, kind, domain)),
    [axis, recording, kind, domain?.start, domain?.end],
  );
  const [view, change] = useView();
  const end = scale.place(extent(recording).end);
  const own = usePlayhead(scale, end);
  const playhead = time === undefined ? own : controlled(time, scale);
  const body = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const shapes = useShapes({ rows, scale, view, change, body, plot });
  const gestures = useGestures(plot, kind, change);
  const [said, setSaid] = useState('');
  const at = playhead.at === undefined ? 1 : inView(view, playhead.at);
  const first = useRef(time === undefined ? undefined : { '--at': percent(at) });
  useTimed(body, percent(Math.min(1, Math.max(0, at))));
  const empty = rows.every((row) => row.marks.length === 0);

  const step = () => {
    if (time !== undefined) {
      time.onNext();
      return;
    }
    const now = playhead.at === undefined ? -1 : scale.time(playhead.at);
    const next = nextStop(rows, now);
    const place = scale.place(next?.at ?? 0);
    playhead.seek(next === undefined || next.last ? undefined : place);
    change((v) => reveal(v, next === undefined ? end : place));
    setSaid(next?.words ?? '');
  };
  useEffect(() => {
    if (playhead.playing) change((v) => reveal(v, playhead.at ?? end));
  }, [playhead.playing, playhead.at]);

  return (
    <div class="tl label" role="group" aria-label={label}>
      <p class="visually-hidden">{KEYS}</p>
      <div class="tl-top">
        <Legend recording={recording} />
        <Tools
          kind={axis === undefined ? kind : undefined}
          whole={isWhole(view)}
          onKind={(next) => {
            playhead.seek(undefined);
            change(() => WHOLE);
            setKind(next);
          }}
          onZoom={(factor) => {
            change((v) => zoom(v, factor, 0.5, kind));
          }}
          onFit={() => {
            change(() => WHOLE);
          }}
        />
      </div>
      <div
        class={`tl-body${playhead.at === undefined ? '' : ' timed'}${isWhole(view) ? '' : ' zoomed'}`}
        ref={body}
        style={first.current}
        {...gestures}
        {...shapes.handlers}
      >
        <Paper
          recording={recording}
          rows={rows}
          drawn={shapes.drawn}
          scale={scale}
          view={view}
          stop={shapes.stop}
          compare={props.compare}
          guesses={props.guesses ?? NO_GUESSES}
          plot={plot}
        />
        {at >= 0 && at <= 1 && <div class="tl-head tl-timed" aria-hidden="true" />}
        {shapes.pointed && (
          <Tip shape={shapes.pointed.shape} focus={shapes.pointed.by === 'focus'} body={body} />
        )}
      </div>
      <Scrubber
        scale={scale}
        view={view}
        playhead={playhead}
        end={end}
        disabled={empty && time === undefined}
        words={time?.words}
        onPrevious={time?.onPrevious}
        onNext={step}
      />
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** A playhead that somebody else moves. */
function controlled({ now, playing, onSeek, onToggle }: TimeControl, scale: TimeScale): Playhead {
  return {
    at: scale.place(now),
    playing,
    seek: (place) => {
      if (place !== undefined) onSeek(scale.time(place));
    },
    toggle: onToggle,
  };
}

/**
 * Gives the playhead's place to what follows it. Set by hand, and on those few elements: a property
 * of the whole body would have the style of every span worked out anew in each frame.
 */
function useTimed(body: RefObject<HTMLDivElement>, at: string): void {
  useLayoutEffect(() => {
    for (const element of body.current?.querySelectorAll<SVGElement>('.tl-timed') ?? []) {
      element.style.setProperty('--at', at);
    }
  });
}

/** The author's scale until the reader chooses another. */
function useScaleKind({ scale, onScaleChange }: TimelineProps) {
  const [kind, setKind] = useState(scale);
  useEffect(() => {
    setKind(scale);
  }, [scale]);
  const choose = (next: ScaleKind) => {
    setKind(next);
    onScaleChange?.(next);
  };
  return [kind, choose] as const;
}
