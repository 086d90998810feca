/** The lab's settings: examples and the most telling sliders in sight, each platform's own rules behind a summary. */

import { ParamField } from '../ParamField.tsx';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { SliderField } from '../SliderField.tsx';
import type { Settings } from '../use-params.ts';
import { serverlessLab, type LabSchema } from './params.ts';
import { PRESETS } from './presets.ts';

const BASE = initialValues(serverlessLab.params);

const STOPS = {
  memory: [128, 256, 512, 1024, 1769, 2048, 4096, 8192, 10_240],
  duration: [1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000],
  concurrency: [1, 2, 5, 10, 20, 50, 100, 200],
  podstart: [0, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60],
  init: [0, 5, 15, 50, 100, 130, 250, 500, 1000, 2000, 5000],
  minpods: [0, 1, 2, 3, 5, 10, 20, 50],
} as const;
type Slider = keyof typeof STOPS;

const TRAFFIC = ['peak', 'per', 'length'] as const;
const MORE = [
  'target',
  'maxpods',
  'probe',
  'provisioned',
  'limit',
  'idle',
  'patience',
  'machines',
  'slots',
  'free',
  'cluster',
  'seed',
] as const;

interface ControlsProps {
  readonly id: string;
  readonly settings: Settings<LabSchema>;
}

export function Controls({ id, settings }: ControlsProps) {
  const field = (name: (typeof TRAFFIC | typeof MORE)[number]) => (
    <ParamField
      key={name}
      param={serverlessLab.params[name]}
      value={settings.values[name]}
      onChange={(value) => {
        settings.set(name, value);
      }}
    />
  );
  return (
    <>
      <Presets presets={PRESETS} settings={settings} base={BASE} />
      {TRAFFIC.map(field)}
      {(Object.keys(STOPS) as Slider[]).map((name) => (
        <SliderField
          key={name}
          id={`${id}-${name}`}
          param={serverlessLab.params[name]}
          value={settings.values[name]}
          stops={STOPS[name]}
          onChange={(value) => {
            settings.set(name, value);
          }}
        />
      ))}
      <details class="more">
        <summary>Limits, prices, chance</summary>
        <div>{MORE.map(field)}</div>
      </details>
    </>
  );
}
