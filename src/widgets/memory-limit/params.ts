/** What the memory figure is told: the group’s limits, and what its processes ask for. */

import { defineWidget } from '../definition.ts';

const mib = { kind: 'number', unit: 'MiB', min: 0, max: 4096, step: 1 } as const;

export const memoryLimit = defineWidget({
  name: 'memory-limit',
  title: 'A memory limit, and what happens at it',
  alternative:
    'A simulated control group with two processes: a program that asks for more and more memory, and a helper that reads files. A chart shows who holds how much over time, where memory.high and memory.max lie, when the program is made to wait and who is killed; below stand the counters of memory.events.',
  params: {
    max: {
      ...mib,
      label: 'memory.max',
      initial: 200,
      help: 'Never more than this; 0 is max, no limit.',
    },
    high: {
      ...mib,
      label: 'memory.high',
      initial: 0,
      help: 'Above this the kernel reclaims and slows down, and doesn’t kill; 0 is max, no limit.',
    },
    swap: { ...mib, label: 'memory.swap.max', initial: 0, help: 'What may lie in swap.' },
    group: {
      kind: 'flag',
      label: 'memory.oom.group',
      initial: false,
      help: 'A kill takes all processes of the group.',
    },
    growth: {
      kind: 'number',
      label: 'Program grows',
      unit: 'MiB/s',
      initial: 20,
      min: 0,
      max: 500,
      step: 1,
    },
    needs: { ...mib, label: 'Program needs', initial: 400 },
    helper: { ...mib, label: 'Helper holds', initial: 20 },
    files: {
      ...mib,
      label: 'Helper’s files',
      initial: 0,
      help: 'Files that it reads again and again, 50 MiB/s from the disk.',
    },
    span: { kind: 'number', label: 'Watch for', unit: 's', initial: 30, min: 1, max: 120, step: 1 },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type MemorySchema = typeof memoryLimit.params;
