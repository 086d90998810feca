/** The words of the scoreboard: problems, stages, and how far a problem is solved. */

import type { PROBLEMS, STAGES } from '../../lesson/schema.ts';

export const PROBLEM_NAMES: Readonly<Record<(typeof PROBLEMS)[number], string>> = {
  'one-os': 'One OS per machine',
  separation: 'No separation of concerns',
  resources: 'Wasted or fought-over resources',
};

export const STAGE_NAMES: Readonly<Record<(typeof STAGES)[number], string>> = {
  metal: 'Metal',
  vms: 'VMs',
  containers: 'Containers',
  kubernetes: 'Kubernetes',
  serverless: 'Serverless',
  wasm: 'Wasm',
};

/** A level from 0 to 100 as a word: a judgement of the course, not a measurement. */
export function levelWord(level: number): string {
  if (level < 10) return 'no';
  if (level < 45) return 'little';
  if (level < 80) return 'partly';
  if (level < 97) return 'mostly';
  return 'yes';
}
