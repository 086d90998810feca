/** A scenario being played: runs ahead, remembers moments to go back to, and shows any moment that was played. */

import type { Recording } from '../../../recording/recording.ts';
import type { Ms } from '../../../recording/units.ts';
import { createCluster, type Cluster } from '../cluster/cluster.ts';
import type { Checkpoint } from '../cluster/world.ts';
import { perform, type Outcome, type Reader } from './actions.ts';
import { settingsFor } from './behaviour.ts';
import { markOf, type Mark } from './marks.ts';
import { pictureOf, type Picture } from './picture.ts';
import { recordingOf } from './recording.ts';
import { nodesOf, sharedActions, type Scenario } from './scenario.ts';
import { whyPending, type Why } from './why.ts';

export interface Done extends Outcome {
  readonly at: Ms;
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
  /** The actions so far, each with what was printed. */
  done(): readonly Done[];
}

/** The cluster starts so long before the session, so that what is done before its start is at rest. */
const BEFORE = 60_000;
/** Between two looks at the clock of the one who waits. */
const SLICE = 250;
/** A moment to go back to after so many changes, and no more than so many moments. */
const CHANGES_BETWEEN = 1500;
const MOST_KEPT = 60;

interface Moment {
  readonly at: Ms;
  readonly checkpoint: Checkpoint;
  /** How many actions were done, and marks made, by then. */
  readonly actions: number;
  readonly marks: number;
}

/** A cluster that goes through a scenario's actions in time. */
interface Player {
  readonly cluster: Cluster;
  at: Ms;
  actions: number;
}

export function createSession(first: Scenario, read: Reader): Session {
  let scenario = first;
  const marks: Mark[] = [];
  const done: Done[] = [];
  let moments: Moment[] = [];
  let head = player(scenario);
  let viewer: Player | undefined;

  const act = (who: Player, keep: boolean) => {
    const action = scenario.actions[who.actions];
    if (action === undefined) return;
    const doing = { cluster: who.cluster, minor: scenario.minor, read };
    const mark = marks.length;
    const outcome = perform(doing, action);
    who.actions += 1;
    if (!keep) return;
    done.push({ at: action.at, ...outcome });
    const words = outcome.command;
    marks.splice(mark, 0, { at: action.at, by: 'you', what: 'command', about: action.do, words });
  };
  /** Plays to `to`, actions included. */
  const play = (who: Player, to: Ms, keep: boolean) => {
    for (;;) {
      const next = scenario.actions[who.actions];
      if (next === undefined || next.at > to) break;
      who.cluster.runUntil(BEFORE + next.at);
      act(who, keep);
    }
    who.cluster.runUntil(BEFORE + to);
    who.at = to;
  };
  const remember = () => {
    const { at, actions, cluster } = head;
    moments.push({ at, actions, marks: marks.length, checkpoint: cluster.save() });
    if (moments.length > MOST_KEPT) moments = moments.filter((_, index) => index % 2 === 0);
  };
  const listen = () => {
    head.cluster.api.watch((change) => {
      const mark = markOf(change, head.cluster.now() - BEFORE);
      if (mark !== undefined) marks.push(mark);
    });
    remember();
  };
  const restart = () => {
    head = player(scenario);
    marks.length = 0;
    done.length = 0;
    moments = [];
    listen();
  };
  const at = (time: Ms): Player => {
    const to = Math.max(0, Math.min(time, head.at));
    const nearest = moments.findLast((moment) => moment.at <= to) ?? moments[0];
    viewer ??= player(scenario);
    const goesOn = viewer.at <= to && viewer.at >= (nearest?.at ?? -Infinity) && viewer.actions >= 0;
    if (!goesOn && nearest !== undefined) restore(viewer, nearest);
    play(viewer, to, false);
    return viewer;
  };
  listen();

  return {
    now: () => head.at,
    done: () => done,
    recording: () => recordingOf(marks, scenario),
    pictureAt: (time) => pictureOf(at(time).cluster, { marks, at: viewer?.at ?? 0 }),
    why: (pod, time) => whyPending(at(time).cluster, pod),
    advance(mayGoOn) {
      while (head.at < scenario.until) {
        if (!mayGoOn()) return false;
        play(head, Math.min(head.at + SLICE, scenario.until), true);
        const last = moments.at(-1);
        if (marks.length - (last?.marks ?? 0) > CHANGES_BETWEEN || head.actions !== last?.actions) {
          remember();
        }
      }
      return true;
    },
    change(next) {
      const shared = sharedActions(scenario, next);
      // Later than the first action that isn't shared nothing is as it was.
      const diverges = Math.min(
        scenario.actions[shared]?.at ?? Infinity,
        next.actions[shared]?.at ?? Infinity,
      );
      const same = JSON.stringify([scenario.nodes, scenario.minor, scenario.seed]);
      const back = moments.findLast((one) => one.actions <= shared && one.at <= diverges);
      const kept = same === JSON.stringify([next.nodes, next.minor, next.seed]) ? back : undefined;
      const past = head.actions <= shared && head.at <= diverges;
      scenario = next;
      viewer = undefined;
      if (past && kept !== undefined) return;
      if (kept === undefined) {
        restart();
        return;
      }
      moments = moments.slice(0, moments.indexOf(kept) + 1);
      marks.length = kept.marks;
      done.length = kept.actions;
      restore(head, kept);
    },
  };
}

function player({ minor, seed, nodes }: Scenario): Player {
  const cluster = createCluster(settingsFor(minor), seed);
  for (const node of nodesOf(nodes)) cluster.addNode(node);
  return { cluster, at: -BEFORE, actions: 0 };
}

function restore(who: Player, { at, actions, checkpoint }: Moment): void {
  who.cluster.restore(checkpoint);
  who.at = at;
  who.actions = actions;
}
