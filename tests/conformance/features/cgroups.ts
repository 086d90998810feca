/** Control groups: CPU quota, weights and memory limits, from the kernel's documentation. */

import * as bandwidth from '../../../src/sim/linux/cpu-bandwidth.ts';
import * as cpuMax from '../../../src/sim/linux/cpu-max.ts';
import * as weight from '../../../src/sim/linux/cpu-weight.ts';
import * as memory from '../../../src/sim/linux/memory-limit.ts';
import { parseQuantity, scaledValue } from '../../../src/sim/kube/quantity.ts';
import { answers } from '../feature.ts';

interface Max {
  readonly quotaUs: number | null;
  readonly periodUs: number;
}

interface Load extends Max {
  readonly threads: number;
  readonly cpus: number;
}

const toMax = ({ quotaUs, periodUs }: Max): cpuMax.CpuMax => ({
  quota: quotaUs ?? undefined,
  period: periodUs,
});

export const CGROUPS = answers({
  cpu_max_saturated(input: Load & { runForUs: number }) {
    const load = { ...input, max: toMax(input), work: Infinity, until: input.runForUs };
    const run = bandwidth.runWithQuota(load);
    const stat = bandwidth.cpuStat(run, load);
    return {
      usageUs: run.used,
      cpus: run.used / input.runForUs,
      nrPeriods: stat.nrPeriods,
      nrThrottled: stat.nrThrottled,
      throttledWallUs: stat.throttledWall,
      throttledUsecSummed: stat.throttledUsec,
    };
  },
  cpu_max_request_latency(input: Load & { cpuPerThreadUs: number }) {
    const work = input.threads * input.cpuPerThreadUs;
    const load = { ...input, max: toMax(input), work, until: Infinity };
    const run = bandwidth.runWithQuota(load);
    return { doneAtUs: run.doneAt, nrThrottled: bandwidth.cpuStat(run, load).nrThrottled };
  },
  cpu_max_file({ write, before }: { write: string; before: Max }) {
    const written = cpuMax.writeCpuMax(write, toMax(before));
    if (!written.ok) return { error: written.error };
    const { quota, period } = written.max;
    return { quotaUs: quota ?? null, periodUs: period, reads: cpuMax.readCpuMax(written.max) };
  },
  k8s_limit_to_cpu_max({ limit }: { limit: string | null }) {
    const read = limit === null ? undefined : parseQuantity(limit);
    const milli = read === undefined ? undefined : scaledValue(read, -3);
    return { cpuMax: cpuMax.readCpuMax(cpuMax.cpuMaxOfLimit(milli)) };
  },
  cpu_max_burst(input: { quotaUs: number; burstUs: number; demandPerPeriodUs: readonly number[] }) {
    const demands = input.demandPerPeriodUs;
    const ran = bandwidth.runWithBurst(input.quotaUs, input.burstUs, demands);
    const nrThrottled = ran.filter((used, index) => used < (demands[index] ?? 0)).length;
    return { ranPerPeriodUs: ran, nrThrottled };
  },
  cpu_weight_share: ({ cpus, groups }: { cpus: number; groups: readonly weight.WeightedGroup[] }) =>
    weight.shareCpus(cpus, groups),
  shares_to_weight(input: { milliCPU?: number; shares?: number; formula: 'linear' | 'quadratic' }) {
    const shares = input.shares ?? weight.sharesOfRequest(input.milliCPU ?? 0);
    return { shares, weight: weight.weightOfShares(shares, input.formula) };
  },
  memory_max(input: MemoryInput) {
    const { max, high, ...rest } = input;
    const limits = { ...rest, ...(max === null ? {} : { max }), ...(high == null ? {} : { high }) };
    const end = input.events.reduce(
      (state, action) => memory.afterAction(state, limits, action),
      memory.NOTHING_USED,
    );
    const { oomKill, ...events } = end.events;
    return {
      anon: memory.total(end.anon),
      file: end.file,
      swap: memory.total(end.swap),
      events: { ...events, oom_kill: oomKill },
      killed: end.killed,
    };
  },
});

interface MemoryInput {
  readonly max: number | null;
  readonly high?: number | null;
  readonly swapMax?: number;
  readonly oomGroup?: boolean;
  readonly events: readonly memory.MemoryAction[];
}
