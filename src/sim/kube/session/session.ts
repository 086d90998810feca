/** A scenario being played: runs ahead, remembers moments to go back to, and shows any moment that was played. */

import type { Recording } from '../../../recording/recording.ts';
import type { Ms } from '../../../recording/units.ts';
import { ACTIONS, type Outcome, type Reader } from './actions.ts';
import { markOf, type Mark } from './marks.ts';
import { pictureOf, type Picture } from './picture.ts';
import {
  BEFORE,
  createPlayer,
  playTo,
  restore,
  standing,
  type Player,
  type Standing,
} from './player.ts';
import { recordingOf } from './recording.ts';
import { sharedActions, type Scenario } from './scenario.ts';
import { whyPending, type Why } from './why.ts';

export interface Done extends Outcome {
  readonly at: Ms;
}

/** A line that a command printed while it went on. */
export interface Line {
  readonly at: Ms;
  readonly line: string;
}

export interface Session {
  /** Plays on as long as it may; true once the scenario's end is reached. */
  advance(mayGoOn: () => boolean): boolean;
  /** How far it is played. */
  now(): Ms;
  /** Another scenario; what both share of the past stays as it was. */
  change(scenario: Scenario): void;
  /** A moment that was played, or the nearest that was. */
  pictureAt(at: Ms): Picture;
  why(pod: string, at: Ms): Why | undefined;
  recording(): Recording;
  /** The actions so far, each with what it printed at once. */
  done(): readonly Done[];
  printed(): readonly Line[];
}

/** Between two looks at whether it may go on. */
const SLICE: Ms = 250;

export function createSession(first: Scenario, read: Reader): Session {
  let scenario = first;
  let past = createPast(first);
  let viewer: Player | undefined;
  const at = (time: Ms): Player => {
    const to = Math.max(0, Math.min(time, past.head.at));
    viewer ??= createPlayer(scenario);
    const nearest = past.nearest(to);
    if (viewer.at > to || viewer.at < nearest.at) restore(viewer, nearest);
    playTo(viewer, to, scenario, read);
    return viewer;
  };
  return {
    now: () => past.head.at,
    done: () => past.done,
    printed: () =>
      past.head.cluster.printed().map((one) => ({ at: one.at - BEFORE, line: one.line })),
    recording: () => recordingOf(past.marks, scenario, past.head.at),
    pictureAt(time) {
      const { cluster, at: moment } = at(time);
      return pictureOf(cluster, past.marks, moment);
    },
    why: (pod, time) => whyPending(at(time).cluster, pod),
    advance(mayGoOn) {
      while (past.head.at < scenario.until) {
        if (!mayGoOn()) return false;
        const to = Math.min(past.head.at + SLICE, scenario.until);
        playTo(past.head, to, scenario, read, past.heard);
        past.remember();
      }
      return true;
    },
    change(next) {
      const kept = past.keep(scenario, next);
      scenario = next;
      viewer = undefined;
      if (!kept) past = createPast(next);
    },
  };
}

const WHAT: Readonly<Partial<Record<string, Mark['what']>>> = {
  'kill-node': 'outage',
  'cut-node': 'outage',
  'restore-node': 'repair',
};

/** A moment to go back to after so many marks, and no more than so many moments. */
const MARKS_BETWEEN = 1500;
/** Where there are many marks: after this part of them. */
const PART_BETWEEN = 1 / 12;
const MOST_KEPT = 60;

interface Moment extends Standing {
  /** How many marks were made by then. */
  readonly marks: number;
}

/** What was played so far, with what came of it. */
function createPast(scenario: Scenario) {
  const head = createPlayer(scenario);
  const marks: Mark[] = [];
  const done: Done[] = [];
  const start: Moment = { ...standing(head), marks: 0 };
  let moments: Moment[] = [];
  head.cluster.api.watch((change) => {
    const mark = markOf(change, head.at < 0 ? -1 : head.cluster.now() - BEFORE);
    if (mark !== undefined) marks.push(mark);
  });
  const nearest = (fits: (moment: Moment) => boolean) => moments.findLast(fits) ?? start;
  return {
    ...{ head, marks, done },
    nearest: (time: Ms) => nearest((moment) => moment.at <= time),
    heard: {
      before: ({ at, ...action }: Scenario['actions'][number]) => {
        const words = ACTIONS[action.do]?.command(action.with) ?? action.do;
        const { node } = action.with;
        const what = WHAT[action.do] ?? 'command';
        marks.push({
          at,
          by: 'you',
          what,
          about: action.do,
          words,
          ...(node !== undefined && { node }),
        });
      },
      after: ({ at }: Scenario['actions'][number], outcome: Outcome) => {
        done.push({ at, ...outcome });
      },
    },
    remember() {
      const last = moments.at(-1) ?? start;
      const since = marks.length - last.marks;
      const many = since > Math.max(MARKS_BETWEEN, marks.length * PART_BETWEEN);
      if (head.at < 0 || (moments.length > 0 && !many && head.actions === last.actions)) return;
      moments.push({ ...standing(head), marks: marks.length });
      if (moments.length > MOST_KEPT) moments = moments.filter((_, index) => index % 2 === 0);
    },
    /** Goes back to where the two scenarios are still one; false where they never are. */
    keep(before: Scenario, next: Scenario): boolean {
      const shared = sharedActions(before, next);
      if (shared === undefined) return false;
      const differs = [before, next].map(({ actions }) => actions[shared]?.at ?? Infinity);
      const until = Math.min(...differs);
      if (head.actions <= shared && head.at <= until) return true;
      const moment = nearest((one) => one.actions <= shared && one.at <= until);
      moments = moments.slice(0, moments.indexOf(moment) + 1);
      marks.length = moment.marks;
      done.length = moment.actions;
      restore(head, moment);
      return true;
    },
  };
}
