/** What the contention figure is told: the machine, and the programs on it. */

import { defineWidget } from '../definition.ts';

export const contention = defineWidget({
  name: 'contention',
  title: 'Memory and disk without limits',
  alternative:
    'A simulated machine with three programs: one small, one large, one that asks for more memory without end. A timeline shows what each of them, the kernel and the disk do; a chart shows who holds how much memory.',
  params: {
    ram: {
      kind: 'number',
      label: 'RAM',
      unit: 'GB',
      initial: 4,
      min: 1,
      max: 64,
      step: 1,
      help: 'What the machine has.',
    },
    swap: {
      kind: 'number',
      label: 'Swap',
      unit: 'GB',
      initial: 0,
      min: 0,
      max: 64,
      step: 1,
      help: 'Disk space for pages that don’t fit in RAM; 0 is off.',
    },
    disk: {
      kind: 'choice',
      label: 'Disk',
      initial: 'hdd',
      options: { hdd: 'hard disk', ssd: 'SATA SSD', nvme: 'NVMe SSD' },
    },
    growth: {
      kind: 'number',
      label: 'Greedy program grows',
      unit: 'MB/s',
      initial: 100,
      min: 0,
      max: 5000,
      step: 10,
    },
    database: {
      kind: 'number',
      label: 'Database holds',
      unit: 'GB',
      initial: 2,
      min: 0,
      max: 64,
      step: 0.5,
    },
    files: {
      kind: 'number',
      label: 'Small program’s files',
      unit: 'GB',
      initial: 1,
      min: 0,
      max: 32,
      step: 0.5,
      help: 'Files that it reads again and again.',
    },
    seconds: {
      kind: 'number',
      label: 'Watch for',
      unit: 's',
      initial: 60,
      min: 5,
      max: 600,
      step: 5,
    },
  },
  shows: ['simulated'],
  form: 'figure',
});
