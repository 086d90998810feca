/** docker run's actors on one time axis, the runtime's states, and who outlives whom. */

import { useEffect, useMemo } from 'preact/hooks';
import { onPredictions, prediction, type Prediction } from '../../learner/predictions.ts';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import { PROVENANCE_KINDS, type Provenance } from '../../recording/provenance.ts';
import { extent, type Recording } from '../../recording/recording.ts';
import type { Domain } from '../../recording/scale.ts';
import { dockerRun, type DockerRun } from '../../sim/oci/docker-run.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline, type TimelineGuess } from '../../ui/Timeline.tsx';
import { useShared } from '../../ui/use-store.ts';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { Controls } from './Controls.tsx';
import { Deaths } from './Deaths.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { Layers } from './Layers.tsx';
import { Lifecycle } from './Lifecycle.tsx';
import { Messages } from './Messages.tsx';
import { containerStartWidget, type ContainerStartSchema } from './params.ts';
import { beside, readOperations, scenarioOf, summary } from './scenario.ts';

export interface ContainerStartProps extends WidgetProps<ContainerStartSchema> {
  /** A real runtime's calls, measured or recorded, to be laid on the same axis; zero is the first call. */
  readonly recorded?: Recording;
}

/** How much longer than the run the paper may get for a mark. */
const MOST_ROOM = 4;

export default function ContainerStart(props: ContainerStartProps) {
  const settings = useParams(containerStartWidget.params, props);
  const { values } = settings;
  const scenario = useMemo(() => scenarioOf(values), [values]);
  const run = useMemo(() => dockerRun(scenario, values.seed), [scenario, values.seed]);
  const recording = useMemo(() => beside(run, props.recorded), [run, props.recorded]);
  const said = summary(run);
  const guesses = useGuesses(props, values.present);
  const { unknown } = readOperations(values.operations);
  useEffect(() => {
    publish(props.id, { ready: run.recording.events[0]?.at ?? 0 });
  }, [run]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={containerStartWidget.name}
      title={props.title}
      figure={props.figure}
      provenance={kindsOf(recording)}
      problems={[...settings.problems, ...unknown.map(noOperation)]}
      controls={
        <Controls
          settings={settings}
          onPreset={() => {
            mark(props.lesson, 'ran');
          }}
        />
      }
      note="Point at a bar, or go to it with the arrow keys, to read what happens in it. Bars that lie below each other at the same time are programs that wait for one another."
      recording={recording}
      words={<InWords scenario={scenario} recording={recording} said={said} />}
      explain={<Explain scenario={scenario} />}
      onReset={settings.reset}
      link={settings.link}
    >
      <div class="container-start">
        <p role="status">{said}</p>
        <Timeline
          recording={recording}
          scale={values.scale === 'log' ? 'log' : 'linear'}
          domain={paperFor(run, guesses)}
          guesses={guesses}
          label={props.title}
          onScaleChange={(kind) => {
            settings.set('scale', kind);
          }}
        />
        <Messages run={run} scenario={scenario} />
        <div class="cs-below">
          <Lifecycle id={props.id} settings={settings} run={run} />
          <Layers run={run} scenario={scenario} />
          <Deaths settings={settings} scenario={scenario} />
        </div>
      </div>
    </Frame>
  );
}

/** Where the reader expects the first line, with nothing on the machine and with the image there. */
function useGuesses(props: ContainerStartProps, present: string): readonly TimelineGuess[] {
  const id = `${props.lesson ?? ''}/${props.id}`;
  const kept = useShared<Prediction | undefined>(onPredictions, () => prediction(id), undefined);
  return useMemo(() => {
    const at = { none: kept?.cold, self: kept?.warm }[present];
    return typeof at === 'number' ? [{ lane: 'process', at }] : [];
  }, [kept, present]);
}

/** Room for the reader's mark, unless the run would be hard to see beside it. */
function paperFor(run: DockerRun, guesses: readonly TimelineGuess[]): Domain | undefined {
  const { end } = extent(run.recording);
  const at = guesses[0]?.at ?? 0;
  return at <= end || at > end * MOST_ROOM ? undefined : { start: 0, end: at * 1.05 };
}

/** One badge for each kind in the picture. */
function kindsOf(recording: Recording): readonly Provenance[] {
  return PROVENANCE_KINDS.flatMap((kind) => {
    const span = recording.spans.find(({ provenance }) => provenance.kind === kind);
    return span === undefined ? [] : [span.provenance];
  });
}

function noOperation(word: string): string {
  return `The runtime has no operation “${word}”. It has create, start, kill and delete; exit is the program’s own end.`;
}
