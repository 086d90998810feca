/** The way of a read or a write through the layers, on one time axis. */

import { useMemo } from 'preact/hooks';
import { storagePath } from '../../sim/linux/storage-path.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import { useParams, type Settings } from '../use-params.ts';
import { storagePathWidget, type StoragePathSchema } from './params.ts';
import { scenarioOf, sumInWords } from './scenario.ts';
import { Sources } from './Sources.tsx';

const { params } = storagePathWidget;

/** From less than a system call to more than a hard disk, so that settings can be compared by eye. */
const PAPER = { start: 0.000_01, end: 20 };

export default function StoragePath(props: WidgetProps<StoragePathSchema>) {
  const settings = useParams(params, props);
  const { values } = settings;
  const scenario = scenarioOf(values);
  const recording = useMemo(() => storagePath(scenario, values.seed), [values]);
  const booting = values.operation === 'boot';
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={storagePathWidget.name}
      title={props.title}
      figure={props.figure}
      provenance={recording.spans.slice(0, 1).map((span) => span.provenance)}
      problems={settings.problems}
      controls={<Controls settings={settings} />}
      note={
        booting
          ? 'Whole seconds, on a linear axis. Where the firmware hands over, the kernel has called ExitBootServices(); from then on it reads the disk with a driver of its own.'
          : 'On a logarithmic axis each line is ten times the one before: equal widths are equal factors, and zero lies left of the paper. The firmware’s lane is empty because firmware does nothing here.'
      }
      recording={recording}
      words={<Words recording={recording} />}
      explain={<Sources scenario={scenario} />}
      onReset={settings.reset}
      link={settings.link}
    >
      <p role="status">{sumInWords(recording)}</p>
      <Timeline
        key={String(booting)}
        recording={recording}
        scale={booting ? 'linear' : 'log'}
        domain={booting ? undefined : PAPER}
        label={props.title}
      />
    </Frame>
  );
}

type Name = keyof StoragePathSchema;

/** Only the settings that change something for this operation; the second list stands behind a summary. */
const IN_USE: Readonly<Record<string, readonly [readonly Name[], readonly Name[]]>> = {
  read: [
    ['operation', 'device', 'cache'],
    ['repeats', 'wake', 'slower', 'seed'],
  ],
  write: [['operation'], ['repeats', 'seed']],
  'write-fsync': [
    ['operation', 'device'],
    ['repeats', 'wake', 'slower', 'seed'],
  ],
  boot: [['operation'], ['seed']],
};

function Controls({ settings }: { readonly settings: Settings<StoragePathSchema> }) {
  const [first, more] = IN_USE[settings.values.operation] ?? [[], []];
  const field = (name: Name) => (
    <ParamField
      key={name}
      param={params[name]}
      value={settings.values[name]}
      // A control gives back the kind of value that its parameter describes.
      onChange={(value) => settings.set(name, value as never)}
    />
  );
  return (
    <>
      {first.map(field)}
      <details class="more">
        <summary>More settings</summary>
        <div>{more.map(field)}</div>
      </details>
    </>
  );
}
