/** The sliders: the first group’s in sight, the neighbours’ behind a summary. */

import { SliderField } from '../SliderField.tsx';
import type { Settings } from '../use-params.ts';
import { cpuBandwidth, type CpuSchema } from './params.ts';

type Name = keyof CpuSchema;

const QUOTAS = [1, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 600, 800];
const WEIGHTS = [1, 4, 10, 17, 39, 59, 100, 174, 200, 300, 500, 1000, 10_000];
const COUNTS = [1, 2, 3, 4, 6, 8, 12, 16, 32];

/** Where each slider stops; a quota of 0 is no limit, and so stands last. */
const STOPS: Readonly<Record<Name, readonly number[]>> = {
  cpus: COUNTS,
  quota: [...QUOTAS, 0],
  period: [1, 5, 10, 20, 50, 100, 200, 500, 1000],
  burst: [0, ...QUOTAS],
  weight: WEIGHTS,
  threads: COUNTS,
  work: [1, 5, 10, 20, 40, 50, 80, 120, 160, 200, 300, 400, 0],
  every: [10, 20, 50, 100, 150, 200, 250, 300, 400, 500, 1000],
  batch: [0, ...COUNTS],
  batchquota: [...QUOTAS, 0],
  batchweight: WEIGHTS,
  backup: [0, ...COUNTS],
  backupweight: WEIGHTS,
  span: [100, 200, 300, 500, 1000, 1500, 2000],
};

const FIRST: readonly Name[] = ['quota', 'period', 'burst', 'threads', 'work', 'every'];
const MORE: readonly Name[] = [
  'cpus',
  'weight',
  'batch',
  'batchquota',
  'batchweight',
  'backup',
  'backupweight',
  'span',
];

/** What 0 means, where it is more than nothing. */
const ZERO: Partial<Record<Name, string>> = {
  quota: 'max',
  batchquota: 'max',
  work: 'always busy',
  batch: 'none',
  backup: 'none',
};

interface ControlsProps {
  readonly id: string;
  readonly settings: Settings<CpuSchema>;
}

export function Controls({ id, settings }: ControlsProps) {
  const slider = (name: Name) => (
    <SliderField
      key={name}
      id={`${id}-${name}`}
      param={cpuBandwidth.params[name]}
      value={settings.values[name]}
      stops={STOPS[name]}
      zero={ZERO[name]}
      onChange={(value) => {
        settings.set(name, value);
      }}
    />
  );
  return (
    <>
      {FIRST.map(slider)}
      <details class="more">
        <summary>Weight, neighbours, machine</summary>
        <div>{MORE.map(slider)}</div>
      </details>
    </>
  );
}
