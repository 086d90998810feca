/** The figure's settings: three presets, the few that most readers want, the others behind a summary. */

import { ParamField } from '../ParamField.tsx';
import type { Settings } from '../use-params.ts';
import { containerStartWidget, type ContainerStartSchema } from './params.ts';
import { PRESETS } from './scenario.ts';

type Name = keyof ContainerStartSchema;
const FIRST: readonly Name[] = ['image', 'present', 'engine', 'bandwidth'];
const MORE: readonly Name[] = ['latency', 'atOnce', 'runtime', 'application', 'seed'];
/** Of no use to a runtime alone, which knows no images. */
const OF_IMAGES: readonly Name[] = ['image', 'present', 'bandwidth', 'latency', 'atOnce'];

interface ControlsProps {
  readonly settings: Settings<ContainerStartSchema>;
  readonly onPreset: () => void;
}

export function Controls({ settings, onPreset }: ControlsProps) {
  const { values, set } = settings;
  const alone = values.engine === 'none';
  const used = (name: Name) => !(alone && OF_IMAGES.includes(name));
  const field = (name: Name) => (
    <ParamField
      key={name}
      param={containerStartWidget.params[name]}
      value={values[name]}
      // A control gives back the kind of value that its parameter describes.
      onChange={(value) => set(name, value as never)}
    />
  );
  return (
    <>
      <div class="cs-presets" role="group" aria-label="Presets">
        {Object.entries(PRESETS).map(([name, { image, present }]) => (
          <button
            type="button"
            class="btn"
            key={name}
            aria-pressed={!alone && values.image === image && values.present === present}
            onClick={() => {
              set('image', image);
              set('present', present);
              if (alone) set('engine', 'docker');
              onPreset();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {FIRST.filter(used).map(field)}
      <details class="more">
        <summary>More settings</summary>
        <div>{MORE.filter(used).map(field)}</div>
      </details>
    </>
  );
}
