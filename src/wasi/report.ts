/** Gathers what the worker says of one run into the report that the page gets. */

import type { Ms } from '../recording/units.ts';
import type { Call, Failure, RunReport, Watch } from './api.ts';
import { failure } from './failures.ts';
import { assemble, type Mark, type Mean } from './phases.ts';
import type { Ended, FromWorker } from './protocol.ts';
import { Ring } from './ring.ts';

/** As many of the latest calls are kept. */
const KEPT_CALLS = 2000;

export interface Gathering {
  /** Takes in one message; true once the report is complete. */
  hear(message: FromWorker, now: Ms): boolean;
  /** Means that the page has taken itself. */
  add(means: readonly Mean[]): void;
  /** The report as it stands; with a failure of the page's own where the worker was ended. */
  report(now: Ms, failure?: Failure): RunReport;
}

/** `start` and every `now` on the clock that page and worker share; `cold` where the worker was started for this run. */
export function gather(
  title: string,
  start: Ms,
  cold: boolean,
  repeats: boolean,
  watch: Watch,
): Gathering {
  const marks: Mark[] = [];
  const calls = new Ring<Call>(KEPT_CALLS);
  const text = { stdout: '', stderr: '' };
  const means: Mean[] = [];
  let ended: { readonly message: Ended; readonly at: Ms } | undefined;
  let firstOutput: Ms | undefined;

  const pass = ({ name, end }: Mark) => {
    const named = cold && name === 'ask worker' ? 'start worker' : name;
    marks.push({ name: named, end });
    watch.onPhase?.(named);
  };
  return {
    hear(message, now) {
      switch (message.type) {
        case 'phase':
          pass(message);
          return false;
        case 'output':
          firstOutput ??= message.at;
          text[message.stream] += message.text;
          watch.onOutput?.(message.stream, message.text);
          return false;
        case 'calls':
          calls.add(message.calls, message.missed);
          watch.onCalls?.(message.calls);
          return false;
        case 'waits':
          watch.onWaiting?.(message.waiting);
          return false;
        case 'end':
          ended = { message, at: now };
          pass({ name: 'report', end: now });
          return !repeats || message.trouble !== undefined;
        case 'means':
          means.push(...message.means);
          return true;
        case 'pong':
          return false;
      }
    },
    add: (more) => means.push(...more),
    report(now, own) {
      const end = ended?.message;
      return {
        recording: assemble(title, { start, marks, means, firstOutput }),
        ...text,
        ...outcome(end, own),
        calls: calls.latest(),
        callCount: calls.total,
        counts: ended?.message.counts ?? [],
        wall: (ended?.at ?? now) - start,
      };
    },
  };
}

/** What the worker's last word says; where there was none, `own` says why. */
function outcome(end: Ended | undefined, own: Failure | undefined) {
  const { exitCode, trouble, cut = false, files = {}, bytes = 0 } = end ?? {};
  const why = trouble === undefined ? own : failure(trouble.kind, trouble.facts);
  return { exitCode, failure: exitCode === undefined ? why : undefined, cut, files, bytes };
}
