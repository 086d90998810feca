/** The examples: a script and what to look for in it. */

import type { Preset } from '../Presets.tsx';
import type { CgroupSchema } from './params.ts';
import { SCRIPTS } from './scripts.ts';

export const PRESETS: readonly Preset<CgroupSchema>[] = [
  {
    label: 'A fork bomb, stopped',
    idea: 'With pids.max at 10, fork is refused once there are ten processes, and the rest of the machine doesn’t notice.',
    values: { script: SCRIPTS.bomb },
  },
  {
    label: 'A group without a limit',
    idea: 'A control group alone limits nothing. What isn’t written to a file isn’t limited.',
    values: { script: SCRIPTS.free },
  },
  {
    label: 'A full group above its limit',
    idea: 'A limit is asked when a process is started, not when one moves in: the shell may come, but starts nothing.',
    values: { script: SCRIPTS.above },
  },
  {
    label: 'Level by level',
    idea: 'A controller comes down from the root, each group handing it on to the next level; the files appear and go with it.',
    values: { script: SCRIPTS.levels },
  },
  {
    label: 'No internal processes',
    idea: 'A group that hands memory on holds groups, not processes of its own: otherwise these would compete with the groups below.',
    values: { script: SCRIPTS.internal },
  },
  {
    label: 'What files take',
    idea: 'Each file has its own form: 100M is a size and 100MB isn’t, sizes are cut to whole pages, a weight begins at 1.',
    values: { script: SCRIPTS.values },
  },
];
