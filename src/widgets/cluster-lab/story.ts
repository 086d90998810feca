/** From a preset to a scenario, and what a reader's action makes of it. */

import type { Ms } from '../../recording/units.ts';
import { ACTIONS } from '../../sim/kube/session/actions.ts';
import type { Action, Scenario } from '../../sim/kube/session/scenario.ts';
import type { ParamValues } from '../params.ts';
import type { LabSchema } from './params.ts';
import { presetFor } from './presets.ts';

export function scenarioFor({ preset, version, seed }: ParamValues<LabSchema>): Scenario {
  const { nodes, actions, until } = presetFor(preset, Number(version));
  return { minor: Number(version), seed, nodes, actions, until };
}

/** It is played so long after an action, unless the action takes longer to be over. */
const AHEAD: Ms = 30_000;

/** The scenario with something done at `now`: what was to come after that is dropped. */
export function branched(scenario: Scenario, action: Action, now: Ms): Scenario {
  const kept = scenario.actions.filter(({ at }) => at <= now);
  const until = now + (ACTIONS[action.do]?.plays ?? AHEAD);
  const drops = kept.length < scenario.actions.length;
  return {
    ...scenario,
    actions: [...kept, { at: now, ...action }],
    until: drops ? until : Math.max(until, scenario.until),
  };
}

/** How many actions lie ahead of `now`. */
export function ahead({ actions }: Scenario, now: Ms): number {
  return actions.filter(({ at }) => at > now).length;
}

/** "0 s", "2.45 s", "362.5 s", "1 h 0 min 3 s". */
export function clock(ms: Ms): string {
  if (ms < 1000 && ms > 0) return `${Math.round(ms)}\u00A0ms`;
  const seconds = ms / 1000;
  if (seconds < 100) return `${trimmed(seconds, 2)}\u00A0s`;
  if (seconds < 1000) return `${trimmed(seconds, 1)}\u00A0s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = `${minutes}\u00A0min ${Math.floor(seconds % 60)}\u00A0s`;
  return hours === 0 ? rest : `${hours}\u00A0h ${rest}`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** Simulated seconds in one of the reader's. */
export const SPEEDS = [0.1, 0.5, 1, 5, 20, 100] as const;

/** The slowest speed at which a session is over in half a minute. */
export function likelySpeed(onPaper: Ms): number {
  return SPEEDS.find((speed) => onPaper / 1000 / speed <= 30) ?? 100;
}
