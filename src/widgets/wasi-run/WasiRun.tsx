/** Runs one of the site's modules in the page: source, output, system calls, phases. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import type { Measured } from '../../recording/provenance.ts';
import { EMPTY } from '../../recording/recording.ts';
import { formatBytes, formatMs } from '../../recording/format.ts';
import type { FileContent, RunReport } from '../../wasi/api.ts';
import { ChoiceField, FlagField, NumberField, TextField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams, type Settings } from '../use-params.ts';
import { Calls } from './Calls.tsx';
import { Explain } from './Explain.tsx';
import { wasiRun, type WasiRunSchema } from './params.ts';
import { chosen, commandLine, GIVEN_FILES, request, type Values } from './request.ts';
import { RunButton } from '../../ui/RunButton.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { endInWords } from '../workbench/ending.ts';
import { Terminal } from './Terminal.tsx';
import { usePace } from './use-pace.ts';
import { useRun, type Runner } from '../workbench/use-run.ts';
import { troubleOf } from '../trouble.ts';

/** The page passes each module's highlighted source as a slot: `sourceWriteFile`. */
type Sources = Readonly<Record<`source${string}`, ComponentChildren>>;

export default function WasiRun(props: WidgetProps<WasiRunSchema> & Sources) {
  const settings = useParams(wasiRun.params, props);
  const { values } = settings;
  const runner = useRun((report) => {
    if (report.exitCode === undefined) return;
    mark(props.lesson, 'ran');
    const { wall, callCount, bytes, exitCode } = report;
    publish(props.id, { wall, calls: callCount, bytes, exitCode });
  });
  const { view } = runner;
  const { report } = view;
  const [ran, setRan] = useState(values);
  // What stands in the terminal came from the settings of its run, whatever is set since.
  const given = view.running || report !== undefined ? ran : values;
  const slow = values.pace === 'slow' && report !== undefined;
  const pace = usePace(report, view.calls.length, slow);
  // The timeline of the run before stays until there is another: the page doesn't jump.
  const phases = (report ?? view.before)?.recording;
  // While a module runs, its calls come as they come.
  const shown = view.running ? { ...pace, shown: view.calls.length } : pace;
  const run = () => {
    publish(props.id, undefined);
    setRan(values);
    runner.start(request(values, import.meta.env.BASE_URL));
  };
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={wasiRun.name}
      title={props.title}
      figure={props.figure}
      provenance={report === undefined ? [] : [provenanceOf(report)]}
      status={view.running ? 'running' : undefined}
      problems={settings.problems}
      controls={<Controls settings={settings} runner={runner} run={run} />}
      trouble={troubleOf(report?.failure, run)}
      onReset={() => {
        runner.reset();
        publish(props.id, undefined);
        settings.reset();
      }}
      link={settings.link}
      note={<Note report={report} />}
      recording={report?.recording}
      words={<Words recording={report?.recording ?? EMPTY} />}
      explain={<Explain />}
    >
      <About values={values}>{props[slotOf(values.module)]}</About>
      <Terminal view={view} command={commandLine(given)} given={givenInWords(given)} />
      {view.calls.length > 0 && (
        <Calls calls={view.calls} count={report?.callCount ?? view.calls.length} pace={shown} />
      )}
      {report !== undefined && <FilesAfter report={report} />}
      {phases !== undefined && (
        <Timeline recording={phases} scale="log" label={`Phases of ${values.module}`} />
      )}
    </Frame>
  );
}

/** "sourceWriteFile" for "write-file". */
function slotOf(module: string): `source${string}` {
  const words = module.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `source${words.join('')}`;
}

function givenInWords(values: Values): string {
  const directory = values.directory ? 'given: one directory, as /' : 'given: no directory';
  return `${directory}, at most ${String(values.memory)}\u00a0MiB`;
}

interface ControlsProps {
  readonly settings: Settings<WasiRunSchema>;
  readonly runner: Runner;
  readonly run: () => void;
}

function Controls({ settings: { values, set }, runner, run }: ControlsProps) {
  const { module, args, directory, memory, pace } = wasiRun.params;
  const { running } = runner.view;
  return (
    <>
      <ChoiceField
        label={module.label}
        options={module.options}
        value={values.module}
        disabled={running}
        onChange={(name) => {
          runner.reset();
          set('module', name);
        }}
      />
      <TextField
        label={args.label}
        maxLength={args.maxLength}
        value={values.args}
        disabled={running}
        onChange={(text) => set('args', text)}
      />
      <NumberField
        {...memory}
        value={values.memory}
        disabled={running}
        onChange={(value) => set('memory', value)}
      />
      <ChoiceField
        label={pace.label}
        options={pace.options}
        value={values.pace}
        onChange={(value) => set('pace', value)}
      />
      <FlagField
        label={directory.label}
        value={values.directory}
        disabled={running}
        onChange={(on) => set('directory', on)}
      />
      <RunButton
        running={running}
        label={runner.view.report === undefined ? 'Run' : 'Run again'}
        onRun={run}
        onStop={runner.stop}
        onNear={runner.prepare}
      />
    </>
  );
}

function About({ values, children }: { values: Values; children: ComponentChildren }) {
  const module = chosen(values);
  return (
    <section class="wr-about" aria-label="The module">
      <p>
        <b>{`${module.name}.wasm`}</b>
        {`, ${formatBytes(module.bytes)}, from ${module.language}. ${module.does}`}
      </p>
      {children !== undefined && (
        <ScrollBox class="wr-source" label={`Source of ${module.name}`}>
          {children}
        </ScrollBox>
      )}
    </section>
  );
}

function FilesAfter({ report }: { readonly report: RunReport }) {
  const files = Object.entries(report.files);
  if (files.length === 0) return null;
  return (
    <p class="wr-files">
      In its directory after the run:{' '}
      {files.map(([path, text], index) => (
        <span key={path}>
          {index > 0 && ', '}
          <code>{`/${path}`}</code>
          {path in GIVEN_FILES ? ' (was there before)' : ` (${contentInWords(text)})`}
        </span>
      ))}
      .
    </p>
  );
}

/** A run that didn’t come to its end says so beside its figures. */
function provenanceOf({ failure }: RunReport): Measured {
  if (failure === undefined) return { kind: 'measured', runs: 1 };
  const stopped = failure.kind === 'stopped' || failure.kind === 'timeout';
  return { kind: 'measured', runs: 1, method: stopped ? 'stopped before its end' : 'broken off' };
}

function contentInWords(content: FileContent): string {
  if (typeof content === 'string') return JSON.stringify(content.slice(0, 60));
  if ('link' in content) return `a link to ${content.link}`;
  return formatBytes(content.length);
}

function Note({ report }: { readonly report: RunReport | undefined }) {
  if (report === undefined) {
    return <p>The module runs in a thread of this page. Nothing leaves your browser.</p>;
  }
  const warm = report.recording.spans.some((span) => span.name === 'ask worker');
  return (
    <p>
      {`${endInWords(report)} It took ${formatMs(report.wall)} from asking for the run to the thread’s last message, on the page’s clock. `}
      {warm
        ? 'This was a warm run: its thread was there, and what was compiled before was kept. Reset makes the next one cold.'
        : 'This was a cold run: thread, file and machine code were all made for it. Run it again for a warm one.'}
    </p>
  );
}
