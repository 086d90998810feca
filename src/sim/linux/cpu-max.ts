/** The file cpu.max of a control group: its rules for reading and writing, and what Kubernetes writes. */

import type { Micros, MilliCpu } from '../../recording/units.ts';
import { CPU_FACTS } from './cpu-facts.ts';

/** How much CPU time a group may use in each period. */
export interface CpuMax {
  /** `undefined`: as much as there is. */
  readonly quota: Micros | undefined;
  readonly period: Micros;
}

export type Written =
  { readonly ok: true; readonly max: CpuMax } | { readonly ok: false; readonly error: 'EINVAL' };

const DEFAULT_PERIOD: Micros = CPU_FACTS.periodDefault.value;
const LEAST: Micros = CPU_FACTS.quotaLeast.value;
const LONGEST_PERIOD: Micros = CPU_FACTS.periodLongest.value;

/**
 * What the group has after `text` was written to the file. A missing period stays as it was.
 *
 * Source: Linux, Documentation/admin-guide/cgroup-v2.rst (cpu.max) and
 * Documentation/scheduler/sched-bwc.rst (1 ms at least, a period of 1 s at most).
 */
export function writeCpuMax(text: string, before: CpuMax): Written {
  const [first = '', second, ...rest] = text.trim().split(/\s+/u);
  const quota = first === 'max' ? undefined : wholeNumber(first);
  const period = second === undefined ? before.period : wholeNumber(second);
  const fits =
    rest.length === 0 &&
    (quota === undefined || quota >= LEAST) &&
    period >= LEAST &&
    period <= LONGEST_PERIOD;
  return fits ? { ok: true, max: { quota, period } } : { ok: false, error: 'EINVAL' };
}

/** As the file reads: "50000 100000", "max 100000". */
export function readCpuMax({ quota, period }: CpuMax): string {
  return `${quota === undefined ? 'max' : String(quota)} ${String(period)}`;
}

/**
 * What the kubelet asks for where a container has this limit; `undefined` for no limit. The quota is
 * 1 ms at least.
 *
 * Source: kubernetes/kubernetes, pkg/kubelet/cm/helpers_linux.go (MilliCPUToQuota).
 */
export function cpuMaxOfLimit(limit: MilliCpu | undefined): CpuMax {
  if (limit === undefined) return { quota: undefined, period: DEFAULT_PERIOD };
  return { quota: Math.max((limit * DEFAULT_PERIOD) / 1000, LEAST), period: DEFAULT_PERIOD };
}

/** NaN, which fits no rule, where it isn't one. */
function wholeNumber(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : NaN;
}
