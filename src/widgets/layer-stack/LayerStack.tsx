/** An image as layers, the merged view beside it, and the digests that hold it together. */

import { useMemo } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { Frame } from '../../ui/Frame.tsx';
import { ParamField } from '../ParamField.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams, type Settings } from '../use-params.ts';
import { Actions } from './Actions.tsx';
import { Digests } from './Digests.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { Layers } from './Layers.tsx';
import { Merged } from './Merged.tsx';
import { layerStack, type LayerStackSchema } from './params.ts';
import { PRESETS, readChanges, stackOf } from './stack.ts';
import { Sizes } from './Sizes.tsx';

const PROVENANCE: Provenance = {
  kind: 'simulated',
  model: 'layers and overlayfs',
  parameters: 'an example image, made up; its digests are real',
};

export default function LayerStack(props: WidgetProps<LayerStackSchema>) {
  const settings = useParams(layerStack.params, props);
  const { values } = settings;
  const stack = useMemo(() => stackOf(values), [values]);
  const { unknown } = readChanges(values.changes);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={layerStack.name}
      title={props.title}
      figure={props.figure}
      provenance={[PROVENANCE]}
      problems={[...settings.problems, ...unknown.map(noChange)]}
      controls={
        <Controls
          settings={settings}
          onPreset={() => {
            mark(props.lesson, 'ran');
          }}
        />
      }
      note="Choose a file of those that the container sees, to learn which layers hold it, then change or delete it. Nothing that you do reaches the image: it all lands in the writable layer."
      words={<InWords stack={stack} />}
      explain={<Explain />}
      onReset={settings.reset}
      link={settings.link}
    >
      <div class="layer-stack">
        <Sizes stack={stack} />
        <div class="ls-pair">
          <Layers stack={stack} form={values.form} />
          <Merged id={props.id} stack={stack} settings={settings} />
          <Actions
            stack={stack}
            settings={settings}
            onChange={() => {
              mark(props.lesson, 'ran');
            }}
          />
        </div>
        <Digests stack={stack} changed={values.changed !== 'none'} />
      </div>
    </Frame>
  );
}

interface ControlsProps {
  readonly settings: Settings<LayerStackSchema>;
  readonly onPreset: () => void;
}

function Controls({ settings: { values, set }, onPreset }: ControlsProps) {
  return (
    <>
      <div class="cs-presets" role="group" aria-label="Presets">
        {Object.entries(PRESETS).map(([name, { order, cleanup, changed }]) => (
          <button
            type="button"
            class="btn"
            key={name}
            aria-pressed={
              values.order === order && values.cleanup === cleanup && values.changed === changed
            }
            onClick={() => {
              set('order', order);
              set('cleanup', cleanup);
              set('changed', changed);
              onPreset();
            }}
          >
            {name}
          </button>
        ))}
      </div>
      {(['order', 'cleanup', 'changed', 'form'] as const).map((name) => (
        <ParamField
          key={name}
          param={layerStack.params[name]}
          value={values[name]}
          onChange={(value) => {
            set(name, String(value));
          }}
        />
      ))}
    </>
  );
}

function noChange(part: string): string {
  return `“${part}” isn’t something that a container can do here. A change is write, new, delete or renew, a colon, and a path.`;
}
