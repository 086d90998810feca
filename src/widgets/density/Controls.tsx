/** The figure's settings: examples and the fleet in sight, the cost of each box behind a summary. */

import { ParamField } from '../ParamField.tsx';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { SliderField } from '../SliderField.tsx';
import type { Settings } from '../use-params.ts';
import { density, type DensitySchema } from './params.ts';
import { PRESETS } from './presets.ts';

const BASE = initialValues(density.params);

const STOPS = {
  ram: [4, 8, 16, 32, 64, 128, 256, 512, 1024],
  guests: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000],
  program: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000, 8000, 16_000],
  system: [100, 200, 400, 900, 1900, 3900],
  merged: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90],
  programs: [1, 2, 3, 5, 10, 20, 50, 100],
} as const;
type Slider = keyof typeof STOPS;

const MORE = [
  'host',
  'monitor',
  'micro',
  'micromonitor',
  'shim',
  'runtime',
  'instance',
  'image',
  'written',
  'clones',
  'rebuilt',
] as const;

interface ControlsProps {
  readonly id: string;
  readonly settings: Settings<DensitySchema>;
}

export function Controls({ id, settings }: ControlsProps) {
  return (
    <>
      <Presets presets={PRESETS} settings={settings} base={BASE} />
      {(Object.keys(STOPS) as Slider[]).map((name) => (
        <SliderField
          key={name}
          id={`${id}-${name}`}
          param={density.params[name]}
          value={settings.values[name]}
          stops={STOPS[name]}
          onChange={(value) => {
            settings.set(name, value);
          }}
        />
      ))}
      <details class="more">
        <summary>What a box costs</summary>
        <div>
          {MORE.map((name) => (
            <ParamField
              key={name}
              param={density.params[name]}
              value={settings.values[name]}
              onChange={(value) => {
                // A control gives back the kind of value that its parameter describes.
                settings.set(name, value as never);
              }}
            />
          ))}
        </div>
      </details>
    </>
  );
}
