/** What the CPU figure is told: the machine, three groups, their files and what they want. */

import { defineWidget } from '../definition.ts';

const weight = {
  kind: 'number',
  initial: 100,
  min: 1,
  max: 10_000,
  step: 1,
  help: 'Share among those who want to run; it means nothing while there is CPU for all.',
} as const;

export const cpuBandwidth = defineWidget({
  name: 'cpu-bandwidth',
  title: 'A CPU limit, period by period',
  alternative:
    'A simulated machine with up to three control groups. A chart shows, period by period, when each group runs, on how many CPUs, and when it is throttled; below stand the counters of cpu.stat and how long requests took.',
  params: {
    cpus: { kind: 'number', label: 'CPUs', initial: 8, min: 1, max: 64, step: 1 },
    quota: {
      kind: 'number',
      label: 'web: quota',
      unit: 'ms',
      initial: 100,
      min: 0,
      max: 6400,
      step: 1,
      help: 'CPU time that the group may use in each period; 0 is max, no limit.',
    },
    period: {
      kind: 'number',
      label: 'web: period',
      unit: 'ms',
      initial: 100,
      min: 1,
      max: 1000,
      step: 1,
    },
    burst: {
      kind: 'number',
      label: 'web: burst',
      unit: 'ms',
      initial: 0,
      min: 0,
      max: 6400,
      step: 1,
      help: 'Unused quota that may be kept for later, at most the quota itself.',
    },
    weight: { ...weight, label: 'web: weight' },
    threads: { kind: 'number', label: 'web: threads', initial: 8, min: 1, max: 64, step: 1 },
    work: {
      kind: 'number',
      label: 'web: one request needs',
      unit: 'ms of CPU',
      initial: 160,
      min: 0,
      max: 2000,
      step: 1,
      help: 'CPU time, spread over all its threads; 0 keeps the threads always busy.',
    },
    every: {
      kind: 'number',
      label: 'web: a request every',
      unit: 'ms',
      initial: 400,
      min: 10,
      max: 1000,
      step: 10,
    },
    batch: {
      kind: 'number',
      label: 'batch: busy threads',
      initial: 0,
      min: 0,
      max: 64,
      step: 1,
      help: '0 leaves the group out.',
    },
    batchquota: {
      kind: 'number',
      label: 'batch: quota',
      unit: 'ms of each 100 ms',
      initial: 0,
      min: 0,
      max: 6400,
      step: 1,
    },
    batchweight: { ...weight, label: 'batch: weight' },
    backup: {
      kind: 'number',
      label: 'backup: busy threads',
      initial: 0,
      min: 0,
      max: 64,
      step: 1,
      help: 'A third group, without a limit; 0 leaves it out.',
    },
    backupweight: { ...weight, label: 'backup: weight' },
    span: {
      kind: 'number',
      label: 'Watch for',
      unit: 'ms',
      initial: 1000,
      min: 100,
      max: 2000,
      step: 100,
    },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type CpuSchema = typeof cpuBandwidth.params;
