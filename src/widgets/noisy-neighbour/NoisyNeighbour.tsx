/** Times a real module alone and beside others on threads of their own, on the reader's machine. */

import { useEffect, useState } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { NumberField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { RunButton } from '../../ui/RunButton.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { moduleUrl } from '../../wasi/modules.ts';
import type { WidgetProps } from '../definition.ts';
import { useParams, type Settings } from '../use-params.ts';
import { troubleOf } from '../trouble.ts';
import { Explain } from './Explain.tsx';
import { ALONE, BESIDE, longest, outcome, record } from './outcome.ts';
import { noisyNeighbour, type NeighbourSchema } from './params.ts';
import { RunsInWords } from './RunsInWords.tsx';
import { Threads } from './Threads.tsx';
import { useMeasurement } from './use-measurement.ts';
import { statusInWords, summary } from './words.ts';

export default function NoisyNeighbour(props: WidgetProps<NeighbourSchema>) {
  const settings = useParams(noisyNeighbour.params, props);
  const { values } = settings;
  const cores = useCores();
  const measurement = useMeasurement((end) => {
    const found = outcome(end);
    if (end.failure !== undefined || found === undefined) return;
    const { alone, beside, factor } = found;
    publish(props.id, { alone, beside, factor, neighbours: values.neighbours, cores: cores ?? 0 });
    mark(props.lesson, 'ran');
  });
  const { progress, running, reset } = measurement;
  const forget = () => {
    reset();
    publish(props.id, undefined);
  };
  const run = () => {
    publish(props.id, undefined);
    measurement.start({ ...values, module: moduleUrl('burn', import.meta.env.BASE_URL) });
  };
  const recording = record(progress.timings, values.neighbours);
  const failure = progress.end?.failure;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={noisyNeighbour.name}
      title={props.title}
      figure={props.figure}
      provenance={provenanceOf(progress.timings.alone.length)}
      status={running ? statusInWords(progress, values.runs) : undefined}
      problems={settings.problems}
      controls={
        <Controls
          settings={settings}
          cores={cores}
          running={running}
          again={progress.stage !== 'idle'}
          change={forget}
          run={run}
          stop={measurement.stop}
          prepare={measurement.prepare}
        />
      }
      trouble={troubleOf(failure, run)}
      onReset={() => {
        forget();
        settings.reset();
      }}
      link={settings.link}
      note={<p role="status">{summary(progress, values.neighbours, cores)}</p>}
      recording={recording}
      words={<RunsInWords timings={progress.timings} recording={recording} />}
      explain={<Explain />}
    >
      <Threads neighbours={values.neighbours} stage={progress.stage} />
      {recording.spans.length > 0 && (
        <Timeline
          recording={recording}
          scale="linear"
          label={props.title}
          domain={{ start: 0, end: longest(recording) }}
          compare={recording.spans.length > 1 ? [ALONE, BESIDE] : undefined}
        />
      )}
    </Frame>
  );
}

/** How many logical cores the browser says there are; unknown on the server. */
function useCores(): number | undefined {
  const [cores, setCores] = useState<number>();
  useEffect(() => {
    setCores(navigator.hardwareConcurrency);
  }, []);
  return cores;
}

function provenanceOf(runs: number): readonly Provenance[] {
  return runs === 0 ? [] : [{ kind: 'measured', runs }];
}

interface ControlsProps {
  readonly settings: Settings<NeighbourSchema>;
  readonly cores: number | undefined;
  readonly running: boolean;
  readonly again: boolean;
  /** A setting has changed: what was measured no longer belongs to it. */
  readonly change: () => void;
  readonly run: () => void;
  readonly stop: () => void;
  readonly prepare: () => void;
}

function Controls({
  settings: { values, set },
  cores,
  running,
  again,
  change,
  ...act
}: ControlsProps) {
  const { neighbours } = noisyNeighbour.params;
  const perCore = Math.min(neighbours.max, Math.max(neighbours.min, cores ?? 1));
  const number = (name: 'neighbours' | 'runs' | 'primes') => (
    <NumberField
      {...noisyNeighbour.params[name]}
      value={values[name]}
      disabled={running}
      onChange={(value) => {
        change();
        set(name, value);
      }}
    />
  );
  return (
    <>
      {number('neighbours')}
      {cores !== undefined && (
        <button
          type="button"
          class="btn"
          disabled={running || values.neighbours === perCore}
          onClick={() => {
            change();
            set('neighbours', perCore);
          }}
        >
          {`As many as cores (${String(perCore)})`}
        </button>
      )}
      {number('runs')}
      {number('primes')}
      <RunButton
        running={running}
        label={again ? 'Run again' : 'Run'}
        onRun={act.run}
        onStop={act.stop}
        onNear={act.prepare}
      />
    </>
  );
}
