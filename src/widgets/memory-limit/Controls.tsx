/** The sliders for the limits and for what the processes ask for. */

import { FlagField } from '../../ui/Field.tsx';
import { SliderField } from '../SliderField.tsx';
import type { Settings } from '../use-params.ts';
import { memoryLimit, type MemorySchema } from './params.ts';

type Name = Exclude<keyof MemorySchema, 'group'>;

const SIZES = [20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 250, 300, 400, 500, 800, 1000];

/** Where each slider stops; a limit of 0 is none, and so stands last. */
const STOPS: Readonly<Record<Name, readonly number[]>> = {
  max: [...SIZES, 0],
  high: [...SIZES, 0],
  swap: [0, ...SIZES],
  growth: [0, 1, 2, 5, 10, 20, 50, 100, 200],
  needs: [0, ...SIZES],
  helper: [0, ...SIZES],
  files: [0, ...SIZES],
  span: [5, 10, 20, 30, 60, 120],
};

interface ControlsProps {
  readonly id: string;
  readonly settings: Settings<MemorySchema>;
}

export function Controls({ id, settings }: ControlsProps) {
  const { params } = memoryLimit;
  const slider = (name: Name) => (
    <SliderField
      key={name}
      id={`${id}-${name}`}
      param={params[name]}
      value={settings.values[name]}
      stops={STOPS[name]}
      zero={name === 'max' || name === 'high' ? 'max' : undefined}
      onChange={(value) => {
        settings.set(name, value);
      }}
    />
  );
  return (
    <>
      {(['max', 'high', 'swap', 'growth', 'needs'] as const).map(slider)}
      <FlagField
        label={params.group.label}
        value={settings.values.group}
        onChange={(on) => {
          settings.set('group', on);
        }}
      />
      <details class="more">
        <summary>Helper, files, time</summary>
        <div>{(['helper', 'files', 'span'] as const).map(slider)}</div>
      </details>
    </>
  );
}
