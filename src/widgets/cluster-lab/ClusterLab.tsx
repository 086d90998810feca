/** A cluster that the reader can stop, rewind and break. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import type { Action } from '../../sim/kube/session/scenario.ts';
import { provenanceOf } from '../../sim/kube/session/recording.ts';
import { Frame, type Trouble } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { Controls } from './Controls.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { Manifest, type Draft } from './Manifest.tsx';
import { clusterLab, type LabSchema } from './params.ts';
import { Picture } from './Picture.tsx';
import { presetFor } from './presets.ts';
import { Printed } from './Printed.tsx';
import { clock, scenarioFor } from './story.ts';
import { useLab, type FirstFrame, type Lab } from './use-lab.ts';
import { useSessionLink } from './use-link.ts';
import { Ways } from './Ways.tsx';
import { Why } from './Why.tsx';

interface Props extends WidgetProps<LabSchema> {
  readonly first: FirstFrame;
}

export default function ClusterLab(props: Props) {
  const settings = useParams(clusterLab.params, props);
  const { values } = settings;
  const lab = useLab(scenarioFor(props.initial), props.first);
  const preset = presetFor(values.preset, Number(values.version));
  const [draft, setDraft] = useState<Draft>({
    text: presetFor(props.initial.preset, Number(props.initial.version)).yaml,
    turn: 0,
  });
  const shown = useRef(props.initial.preset);
  const write = (text: string) => setDraft(({ turn }) => ({ text, turn: turn + 1 }));
  const restart = () => lab.begin(scenarioFor(values), preset.show);
  const act = (action: Action) => {
    lab.act(action);
    mark(props.lesson, 'ran');
  };
  useEffect(() => {
    if (values === props.initial) return;
    restart();
    // What the reader has written outlives another version or seed.
    if (values.preset !== shown.current) write(preset.yaml);
    shown.current = values.preset;
  }, Object.values(values));
  const { scenario, picture, recording } = lab;
  const own =
    scenario.actions !== preset.actions ||
    scenario.until !== preset.until ||
    draft.text !== preset.yaml;
  const link = useSessionLink({
    saved: own
      ? { actions: scenario.actions, until: scenario.until, at: lab.now, yaml: draft.text }
      : undefined,
    alone: props.alone === true,
    onRead({ actions, until, at, yaml }) {
      lab.begin({ ...scenarioFor(values), actions, until }, at);
      write(yaml);
    },
  });
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={clusterLab.name}
      title={props.title}
      figure={props.figure}
      provenance={[provenanceOf(scenario)]}
      status={lab.over || lab.played === 0 ? undefined : `played to ${clock(lab.played)}`}
      problems={
        link.problem === undefined ? settings.problems : [...settings.problems, link.problem]
      }
      controls={
        <Controls
          settings={settings}
          lab={lab}
          tries={preset.tries}
          onAct={act}
          onStart={restart}
        />
      }
      note={
        <>
          <p>{preset.about}</p>
          {lab.cut > 0 && (
            <p>{`${clock(lab.cut)} in which nothing happens are cut out of this axis at the torn bands.`}</p>
          )}
        </>
      }
      trouble={troubleOf(lab)}
      recording={recording}
      words={<InWords lab={lab} />}
      explain={<Explain />}
      onReset={() => {
        settings.reset();
        link.forget();
        lab.begin(scenarioFor(props.initial), props.first.at);
        shown.current = props.initial.preset;
        write(presetFor(props.initial.preset, Number(props.initial.version)).yaml);
      }}
      link={() =>
        link.fragment === undefined
          ? settings.link()
          : ownPage(settings.link(), props) + link.fragment
      }
    >
      <Ways lab={lab} />
      <Picture picture={picture} settingUp={lab.settingUp} />
      <Timeline
        recording={recording}
        scale="linear"
        axis={lab.axis}
        time={{
          now: lab.now,
          words: clock(lab.now),
          playing: lab.playing,
          onSeek: lab.seek,
          onToggle: lab.toggle,
          onNext: lab.next,
          onPrevious: lab.previous,
        }}
        label="What happened in the cluster"
      />
      <Why lab={lab} />
      <div class="cl-desk">
        <Printed done={lab.done} printed={lab.printed} now={lab.now} />
        <Manifest
          id={props.id}
          lab={lab}
          draft={draft}
          open={props.alone === true}
          onText={(text) => setDraft(({ turn }) => ({ text, turn }))}
          onApply={() => act({ do: 'apply', with: { yaml: draft.text } })}
        />
      </div>
    </Frame>
  );
}

/** A session of the reader's own stands on the figure's page, whichever page it was made on. */
function ownPage(link: string, { id, alone }: Pick<Props, 'id' | 'alone'>): string {
  const from = new URL(link);
  if (alone === true) return from.href;
  const base = import.meta.env.BASE_URL.replace(/\/$/u, '');
  const page = new URL(`${base}/embed/widget/${clusterLab.name}/`, from);
  for (const [name, value] of from.searchParams) {
    page.searchParams.set(name.replace(`${id}.`, ''), value);
  }
  return page.href;
}

function troubleOf({ failure, again }: Lab): Trouble | undefined {
  if (failure === undefined) return undefined;
  return {
    what: 'The cluster has stopped: its model failed.',
    advice:
      'That is our fault, not yours. What you did is kept: try again, or go back to the start.',
    cause: failure,
    actions: [{ label: 'Try again', press: again }],
  };
}
