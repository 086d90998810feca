/** A real module and a simulated container on one time axis. */

import { useEffect, useMemo } from 'preact/hooks';
import { onPredictions, prediction, type Prediction } from '../../learner/predictions.ts';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { containerStart } from '../../sim/oci/container-start.ts';
import { Frame, type Trouble } from '../../ui/Frame.tsx';
import { Timeline, type TimelineGuess } from '../../ui/Timeline.tsx';
import { useShared } from '../../ui/use-store.ts';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { Controls } from './Controls.tsx';
import { Note } from './Note.tsx';
import { coldStartRace, type RaceParams } from './params.ts';
import { race as bothLanes, raceResults } from './race.ts';
import { scenarioOf } from './scenario.ts';
import { Sources } from './Sources.tsx';
import { useRace, type Race } from './use-race.ts';

/** The same paper for every run: from a microsecond to 100 seconds. */
const PAPER = { start: 0.001, end: 100_000 };
const LANES = ['module', 'container'] as const;

export default function ColdStartRace(props: WidgetProps<RaceParams>) {
  const settings = useParams(coldStartRace.params, props);
  const { values } = settings;
  const { module, runs, start, scale, seed } = values;
  const race = useRace({ module, runs, cold: start === 'cold' }, () => {
    mark(props.lesson, 'ran');
  });
  const scenario = scenarioOf(values);
  const container = useMemo(() => containerStart(scenario, seed), Object.values(values));
  const recording = useMemo(() => bothLanes(race.reports, container), [race.reports, container]);
  const guesses = useGuesses(props);
  const finished = !race.running && race.reports.length > 0;
  useEffect(() => {
    publish(props.id, finished ? raceResults(race.reports, container) : undefined);
  }, [finished, race.reports, container]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      title={props.title}
      figure={props.figure}
      widget={coldStartRace.name}
      provenance={provenanceOf(race, container.spans[0]?.provenance)}
      status={statusOf(race, runs)}
      problems={settings.problems}
      trouble={troubleOf(race)}
      controls={<Controls settings={settings} race={race} />}
      note={<Note reports={race.reports} running={race.running} {...{ scenario, scale }} />}
      recording={recording}
      words={<Words recording={recording} />}
      explain={<Sources scenario={scenario} />}
      onReset={() => {
        race.clear();
        settings.reset();
      }}
      link={settings.link}
    >
      <Timeline
        recording={recording}
        scale={scale === 'linear' ? 'linear' : 'log'}
        domain={scale === 'linear' ? undefined : PAPER}
        compare={LANES}
        guesses={guesses}
        label="Start of a module, measured, and of a container, simulated"
        onScaleChange={(kind) => {
          settings.set('scale', kind);
        }}
      />
    </Frame>
  );
}

/** The reader's own marks, once committed. */
function useGuesses(props: WidgetProps<RaceParams>): readonly TimelineGuess[] {
  const id = `${props.lesson ?? ''}/${props.id}`;
  const kept = useShared<Prediction | undefined>(onPredictions, () => prediction(id), undefined);
  return useMemo(
    () =>
      LANES.flatMap((lane) => {
        const at = kept?.[lane];
        return typeof at === 'number' ? [{ lane, at }] : [];
      }),
    [kept],
  );
}

function provenanceOf(race: Race, simulated: Provenance | undefined): readonly Provenance[] {
  const runs = race.reports.length;
  return [
    ...(runs === 0 ? [] : [{ kind: 'measured', runs } as const]),
    ...(simulated === undefined ? [] : [simulated]),
  ];
}

function statusOf(race: Race, runs: number): string | undefined {
  if (!race.running) return undefined;
  return `run ${String(Math.min(runs, race.reports.length + 1))} of ${String(runs)}`;
}

function troubleOf(race: Race): Trouble | undefined {
  if (race.failure === undefined) return undefined;
  const { what, advice, cause } = race.failure;
  return { what, advice, cause, actions: [{ label: 'Try again', press: () => void race.start() }] };
}
