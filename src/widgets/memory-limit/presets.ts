/** Settings that show one idea about memory limits each. */

import type { Preset } from '../Presets.tsx';
import type { MemorySchema } from './params.ts';

export const PRESETS: readonly Preset<MemorySchema>[] = [
  {
    label: 'A leak meets memory.max',
    idea: 'When the group is full and nothing can be given back, the kernel kills the process that holds most. The helper lives on, perhaps without what it was there for.',
    values: {},
  },
  {
    label: 'memory.high instead',
    idea: 'Nobody is killed. Above the line each piece of memory has to wait, the longer the further above, up to two seconds for a quarter of a mebibyte: the program all but stands still.',
    values: { max: 0, high: 200 },
  },
  {
    label: 'Both',
    idea: 'memory.high as a brake before the wall: the program is slowed down early, and somebody has time to see it before memory.max is reached.',
    values: { max: 200, high: 160 },
  },
  {
    label: 'Cache goes first',
    idea: 'Cached files count too, but they can be dropped. Nobody is killed; the helper reads from the disk what it had in memory before. A group at its limit isn’t a group in trouble.',
    values: { files: 100, needs: 120 },
  },
  {
    label: 'Swap',
    idea: 'With swap allowed the program goes on growing, and is killed later: swap puts the end off, as long as it has room.',
    values: { swap: 100 },
  },
  {
    label: 'All or none',
    idea: 'memory.oom.group takes the whole group, so that no half of it stays behind. Kubernetes sets it for containers on cgroup v2, unless told otherwise.',
    values: { group: true },
  },
  {
    label: 'The wrong one',
    idea: 'The program asks for the last piece, but the helper holds more: the kernel kills the largest, not the guilty.',
    values: { helper: 120 },
  },
];
