/** Settings that show one idea about CPU limits each. */

import type { Preset } from '../Presets.tsx';
import type { CpuSchema } from './params.ts';

export const PRESETS: readonly Preset<CpuSchema>[] = [
  {
    label: 'Throttled below the limit',
    idea: 'The group may use one CPU and uses less than half of one, yet each request is throttled: eight threads spend the quota of a whole period in its first eighth.',
    values: {},
  },
  {
    label: 'Half a CPU',
    idea: 'One thread that is always busy. The limit doesn’t make the CPU slower: the thread runs at full speed, then stands still until the next period.',
    values: { cpus: 2, quota: 50, threads: 1, work: 0 },
  },
  {
    label: 'Burst',
    idea: 'What a quiet period leaves over may be used in a busy one. The first request is still throttled, as nothing has been saved yet; the next ones run through.',
    values: { burst: 100 },
  },
  {
    label: 'Shorter period',
    idea: 'The same limit, in periods of 10 ms: the pauses are shorter, but there are more of them, and the request takes longer.',
    values: { quota: 10, period: 10 },
  },
  {
    label: 'Weight',
    idea: 'No limit at all. Both groups want both CPUs, so each gets its share by weight: three parts and one. Nobody is throttled.',
    values: { cpus: 2, quota: 0, threads: 2, work: 0, weight: 300, batch: 2 },
  },
  {
    label: 'Weight without a rival',
    idea: 'The least weight there is, and all of the machine: a weight counts only against those who want to run. This is what a request in Kubernetes becomes, where a limit becomes a quota.',
    values: { cpus: 2, quota: 0, threads: 2, work: 0, weight: 1 },
  },
  {
    label: 'A limit for the neighbour',
    idea: 'The busy group is held to two CPUs and throttled in each period, while another leaves nothing unused: what a limit takes from one, the others may have.',
    values: {
      cpus: 4,
      quota: 0,
      threads: 4,
      work: 40,
      every: 100,
      batch: 4,
      batchquota: 200,
      backup: 2,
      backupweight: 10,
    },
  },
];
