/** Writes down what actors do one after another, with a clock that moves as they work. */

import type { Simulated } from '../../recording/provenance.ts';
import type { Event, Lane, Recording, Span } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';

/** One actor asks or tells another. */
export interface Message {
  readonly at: Ms;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface Script {
  now(): Ms;
  /** An actor works for a while. */
  work(lane: string, name: string, length: Ms, detail: string): void;
  /** An actor waits for what `others` do. */
  wait(lane: string, name: string, detail: string, others: () => void): void;
  /** Something with times of its own; the clock stands still. */
  span(lane: string, name: string, start: Ms, end: Ms, detail: string): void;
  /** The clock moves on to a moment that isn't before now. */
  until(time: Ms): void;
  event(lane: string, name: string, detail: string): void;
  /** Takes no time: the answer's way back is part of what is waited for. */
  tell(from: string, to: string, text: string): void;
  readonly messages: readonly Message[];
  recording(title: string, lanes: readonly Lane[]): Recording;
}

export function createScript(provenance: Simulated): Script {
  const spans: Span[] = [];
  const events: Event[] = [];
  const messages: Message[] = [];
  let now: Ms = 0;
  const span: Script['span'] = (lane, name, start, end, detail) => {
    if (end > start) spans.push({ lane, name, start, end, provenance, detail });
  };
  return {
    messages,
    span,
    now: () => now,
    until(time) {
      now = Math.max(now, time);
    },
    work(lane, name, length, detail) {
      span(lane, name, now, now + length, detail);
      now += length;
    },
    wait(lane, name, detail, others) {
      const start = now;
      others();
      span(lane, name, start, now, detail);
    },
    event(lane, name, detail) {
      events.push({ lane, name, at: now, provenance, detail });
    },
    tell(from, to, text) {
      messages.push({ at: now, from, to, text });
    },
    recording: (title, lanes) => ({
      title,
      lanes,
      spans: spans.toSorted((a, b) => a.start - b.start || b.end - a.end),
      events,
    }),
  };
}
