/** A cluster that goes through a scenario's actions in time. */

import type { Ms } from '../../../recording/units.ts';
import { createCluster, type Cluster } from '../cluster/cluster.ts';
import type { Checkpoint } from '../cluster/world.ts';
import { perform, type Outcome, type Reader } from './actions.ts';
import { settingsFor } from './behaviour.ts';
import { nodesOf, type Scenario, type TimedAction } from './scenario.ts';

/** The cluster starts so long before the session, so that what is done before its start is at rest. */
export const BEFORE = 60_000;

export interface Player {
  readonly cluster: Cluster;
  /** The session's time. */
  at: Ms;
  /** How many actions are done. */
  actions: number;
}

/** A player's state at some moment; it serves any player of the same cluster. */
export interface Standing {
  readonly at: Ms;
  readonly actions: number;
  readonly checkpoint: Checkpoint;
}

export function createPlayer({ minor, seed, nodes }: Scenario): Player {
  const cluster = createCluster(settingsFor(minor), seed);
  for (const node of nodesOf(nodes)) cluster.addNode(node);
  return { cluster, at: -BEFORE, actions: 0 };
}

export function standing({ at, actions, cluster }: Player): Standing {
  return { at, actions, checkpoint: cluster.save() };
}

export function restore(player: Player, { at, actions, checkpoint }: Standing): void {
  player.cluster.restore(checkpoint);
  player.at = at;
  player.actions = actions;
}

interface Heard {
  /** An action is about to be done. */
  readonly before: (action: TimedAction) => void;
  readonly after: (action: TimedAction, outcome: Outcome) => void;
}

/** Plays on to `to`, actions at that very moment included. */
export function playTo(
  player: Player,
  to: Ms,
  { actions, minor }: Scenario,
  read: Reader,
  heard?: Heard,
): void {
  const { cluster } = player;
  for (;;) {
    const action = actions[player.actions];
    if (action === undefined || action.at > to) break;
    cluster.runUntil(BEFORE + action.at);
    heard?.before(action);
    const outcome = perform({ cluster, minor, read }, action);
    player.actions += 1;
    heard?.after(action, outcome);
  }
  cluster.runUntil(BEFORE + to);
  player.at = to;
}
