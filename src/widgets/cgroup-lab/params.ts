/** What the control group lab is told: the commands that are run, one a line. */

import { defineWidget } from '../definition.ts';
import { SCRIPTS } from './scripts.ts';

export const cgroupLab = defineWidget({
  name: 'cgroup-lab',
  title: 'Control groups are directories with files',
  alternative:
    'A simulated tree of control groups. You write shell commands that make groups and write to their files; beside each command stands the answer of the kernel, and below the tree with its controllers, processes and limits.',
  params: {
    script: {
      kind: 'text',
      label: 'Commands in /sys/fs/cgroup, one a line',
      initial: SCRIPTS.bomb,
      maxLength: 1500,
      help: 'mkdir, rmdir, cat, “echo … > file”, “sleep 60 &” and the fork bomb.',
    },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type CgroupSchema = typeof cgroupLab.params;
