/** The way of a read or a write through the layers, on one time axis. */

import { useMemo } from 'preact/hooks';
import { storagePath } from '../../sim/linux/storage-path.ts';
import { ChoiceField, NumberField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import type { NumberParam } from '../params.ts';
import { useParams, type Settings } from '../use-params.ts';
import { storagePathWidget, type StoragePathSchema } from './params.ts';
import { scenarioOf, sumInWords } from './scenario.ts';
import { Sources } from './Sources.tsx';

const { params } = storagePathWidget;

/** From less than a system call to more than a hard disk, so that settings can be compared by eye. */
const PAPER = { start: 0.000_01, end: 20 };

type Name = keyof StoragePathSchema;
type ChoiceName = { [K in Name]: StoragePathSchema[K]['kind'] extends 'choice' ? K : never }[Name];
type NumberName = Exclude<Name, ChoiceName>;

export default function StoragePath(props: WidgetProps<StoragePathSchema>) {
  const settings = useParams(params, props);
  const { values } = settings;
  const recording = useMemo(
    () => storagePath(scenarioOf(values), Math.round(values.seed)),
    [values],
  );
  const booting = values.operation === 'boot';
  return (
    <Frame
      id={props.id}
      widget={storagePathWidget.name}
      title={props.title}
      figure={props.figure}
      provenance={recording.spans.slice(0, 1).map((span) => span.provenance)}
      problems={settings.problems}
      controls={<Controls settings={settings} />}
      note={
        booting
          ? 'Whole seconds, on a linear axis. The diamond in the firmware’s lane is the moment in which the kernel takes over.'
          : 'On a logarithmic axis each line is ten times the one before: equal widths are equal factors, and zero lies left of the paper. The firmware’s lane is empty because firmware does nothing here.'
      }
      words={<Words recording={recording} />}
      explain={<Sources />}
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

/** Only the settings that change something where the others stand as they do. */
function Controls({ settings }: { readonly settings: Settings<StoragePathSchema> }) {
  const { operation } = settings.values;
  return (
    <>
      <Choice name="operation" settings={settings} />
      {operation !== 'boot' && <Choice name="device" settings={settings} />}
      {operation === 'read' && <Choice name="cache" settings={settings} />}
      {operation !== 'boot' && (
        <>
          <Quantity name="repeats" settings={settings} />
          <Quantity name="wake" settings={settings} />
          <Quantity name="slower" settings={settings} />
        </>
      )}
      <Quantity name="seed" settings={settings} />
    </>
  );
}

interface ChoiceProps {
  readonly name: ChoiceName;
  readonly settings: Settings<StoragePathSchema>;
}

function Choice({ name, settings }: ChoiceProps) {
  return (
    <ChoiceField
      label={params[name].label}
      options={params[name].options}
      value={settings.values[name]}
      onChange={(value) => settings.set(name, value)}
    />
  );
}

interface QuantityProps {
  readonly name: NumberName;
  readonly settings: Settings<StoragePathSchema>;
}

function Quantity({ name, settings }: QuantityProps) {
  const { label, min, max, step, unit }: NumberParam = params[name];
  return (
    <NumberField
      label={label}
      value={settings.values[name]}
      min={min}
      max={max}
      step={step}
      unit={unit}
      onChange={(value) => settings.set(name, value)}
    />
  );
}
