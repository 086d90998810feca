/** A program with grants that the reader gives and takes, and all views of what it does with them. */

import { useMemo, useState } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import type { FileTree, RunReport } from '../../wasi/api.ts';
import { findModule, moduleUrl } from '../../wasi/modules.ts';
import { formatBytes } from '../../recording/format.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import type { RunSettings } from '../workbench/settings.ts';
import { settingsOf, valuesOf } from '../workbench/settings-params.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import { FIRST_FILES } from './first-files.ts';
import { Explain } from './Explain.tsx';
import { LabWords } from './LabWords.tsx';
import { capabilityLab, type LabSchema } from './params.ts';

export default function CapabilityLab(props: WidgetProps<LabSchema>) {
  const params = useParams(capabilityLab.params, props);
  const { values } = params;
  // The link's values hold files only up to a size, so the reader's own stand beside them.
  const [files, setFiles] = useState<FileTree>();
  const { settings, problems } = useMemo(() => {
    const read = settingsOf(values, FIRST_FILES);
    return { ...read, settings: { ...read.settings, files: files ?? read.settings.files } };
  }, [values, files]);
  const [report, setReport] = useState<RunReport>();
  const [running, setRunning] = useState(false);
  const [starts, setStarts] = useState(0);
  const startOver = () => {
    setReport(undefined);
    setRunning(false);
    publish(props.id, undefined);
    setStarts((count) => count + 1);
  };
  const take = (next: RunSettings) => {
    if (next.files !== settings.files) setFiles(next.files);
    for (const [name, value] of Object.entries(valuesOf(next, FIRST_FILES))) {
      params.set(name as keyof LabSchema, value);
    }
  };
  const { module } = capabilityLab.params;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={capabilityLab.name}
      title={props.title}
      figure={props.figure}
      provenance={report === undefined ? [] : [{ kind: 'measured', runs: 1 }]}
      status={running ? 'running' : undefined}
      problems={[...params.problems, ...(params.problems.length > 0 ? problems : [])]}
      controls={
        <ChoiceField
          label={module.label}
          options={module.options}
          value={values.module}
          onChange={(name) => {
            params.set('module', name);
            startOver();
          }}
        />
      }
      onReset={() => {
        params.reset();
        setFiles(undefined);
        startOver();
      }}
      link={params.link}
      note={files !== undefined && values.files === '' ? <TooMuch /> : undefined}
      recording={report?.recording}
      words={<LabWords module={values.module} settings={settings} report={report} />}
      explain={<Explain />}
    >
      <About module={values.module} />
      <Workbench
        key={`${values.module} ${String(starts)}`}
        id={props.id}
        program={{
          name: `${values.module}.wasm`,
          module: moduleUrl(values.module, import.meta.env.BASE_URL),
        }}
        settings={settings}
        onSettings={take}
        onReport={(next) => {
          setReport(next);
          setRunning(next === undefined);
          if (next?.exitCode === undefined) return;
          mark(props.lesson, 'ran');
          publish(props.id, { calls: next.callCount, exitCode: next.exitCode, wall: next.wall });
        }}
      />
    </Frame>
  );
}

function TooMuch() {
  return <p>Your files are too big for a link. It brings back the first ones instead.</p>;
}

function About({ module }: { readonly module: string }) {
  const found = findModule(module);
  if (found === undefined) return null;
  return (
    <p>
      <b>{`${found.name}.wasm`}</b>
      {`, ${formatBytes(found.bytes)}, from ${found.language}. ${found.does}`}
    </p>
  );
}
