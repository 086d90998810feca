/** Gathers what the worker says of one run into the report that the page gets. */

import type { Ms } from '../recording/units.ts';
import type { Call, CallCount, Failure, RunReport, Watch } from './api.ts';
import { failure } from './failures.ts';
import { KEPT_CALLS } from './limits.ts';
import { assemble, type Mark, type Mean } from './phases.ts';
import type { Ended, FromWorker } from './protocol.ts';
import { Ring } from './ring.ts';
import type { TakenCall } from './trace/capture.ts';

/** Puts a call into words. */
export type Decode = (call: TakenCall) => Call;

export interface Gathering {
  /** Takes in one message; true once the report is complete. */
  hear(message: FromWorker, now: Ms): boolean;
  /** Means that the page has taken itself. */
  add(means: readonly Mean[]): void;
  /** The report as it stands; with a failure of the page's own where the worker was ended. */
  report(now: Ms, failure?: Failure): RunReport;
}

interface Heard {
  readonly marks: Mark[];
  readonly means: Mean[];
  readonly calls: Ring<TakenCall>;
  readonly text: { stdout: string; stderr: string };
  counts: readonly CallCount[];
  firstOutput?: Ms;
  ended?: { readonly message: Ended; readonly at: Ms };
}

/** `start` and every `now` on the clock that page and worker share; `cold` where the worker was started for this run. */
export function gather(
  title: string,
  start: Ms,
  cold: boolean,
  repeats: boolean,
  watch: Watch,
  decode: Decode,
): Gathering {
  const text = { stdout: '', stderr: '' };
  const heard: Heard = { marks: [], means: [], calls: new Ring(KEPT_CALLS), text, counts: [] };
  const pass = ({ name, end }: Mark) => {
    const named = cold && name === 'ask worker' ? 'start worker' : name;
    heard.marks.push({ name: named, end });
    watch.onPhase?.(named);
  };
  return {
    hear(message, now) {
      switch (message.type) {
        case 'phase':
          pass(message);
          return false;
        case 'end':
          heard.ended = { message, at: now };
          pass({ name: 'report', end: now });
          return !repeats || message.trouble !== undefined;
        case 'means':
          heard.means.push(...message.means);
          return true;
        case 'calls':
        case 'output':
        case 'waits':
          take(heard, message, watch, decode);
          return false;
        case 'starts':
        case 'pong':
          return false;
      }
    },
    add: (more) => heard.means.push(...more),
    report(now, own) {
      const { marks, means, calls, counts, firstOutput, ended } = heard;
      return {
        recording: assemble(title, { start, marks, means, firstOutput }),
        ...text,
        ...outcome(ended?.message, own),
        calls: calls.latest().map(decode),
        callCount: calls.total,
        counts,
        wall: (ended?.at ?? now) - start,
      };
    },
  };
}

/** What comes while the module runs. */
function take(heard: Heard, message: FromWorker, watch: Watch, decode: Decode): void {
  if (message.type === 'output') {
    heard.firstOutput ??= message.at;
    heard.text[message.stream] += message.text;
    watch.onOutput?.(message.stream, message.text);
  } else if (message.type === 'calls') {
    const fresh = heard.calls.add(message.calls, message.total);
    heard.counts = message.counts;
    if (fresh.length > 0) watch.onCalls?.(fresh.map(decode));
  } else if (message.type === 'waits') {
    watch.onWaiting?.(message.waiting);
  }
}

/** What the worker's last word says; where there was none, `own` says why. */
function outcome(end: Ended | undefined, own: Failure | undefined) {
  const { exitCode, trouble, cut = false, files = {}, bytes = 0 } = end ?? {};
  const why = trouble === undefined ? own : failure(trouble.kind, trouble.facts);
  return { exitCode, failure: exitCode === undefined ? why : undefined, cut, files, bytes };
}
