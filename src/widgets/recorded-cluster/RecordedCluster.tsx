/** What a real control plane did, beside what the model does with the same nodes and commands. */

import { useMemo } from 'preact/hooks';
import { formatMs } from '../../recording/format.ts';
import type { Ms } from '../../recording/units.ts';
import type { RecordedRun } from '../../sim/kube/recorded/form.ts';
import { Frame } from '../../ui/Frame.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import { useParams } from '../use-params.ts';
import { axisOf, compareRun, type Rest } from './compared.ts';
import { recordedCluster, type RecordedSchema } from './params.ts';
import { RUNS } from './runs.ts';

export default function RecordedCluster(props: WidgetProps<RecordedSchema>) {
  const settings = useParams(recordedCluster.params, props);
  const run = RUNS[settings.values.run];
  const compared = useMemo(() => (run === undefined ? undefined : compareRun(run)), [run]);
  if (run === undefined || compared === undefined) return null;
  const { recording, rests } = compared;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={recordedCluster.name}
      title={props.title}
      figure={props.figure}
      provenance={['recorded', 'simulated'].flatMap(
        (kind) =>
          recording.spans.find(({ provenance }) => provenance.kind === kind)?.provenance ?? [],
      )}
      problems={settings.problems}
      controls={
        <ParamField
          param={recordedCluster.params.run}
          value={settings.values.run}
          onChange={(value) => settings.set('run', value as never)}
        />
      }
      note="Each row is one owner’s pods at one stage: waits for a node, starts, not ready, ready, ends. A new bar begins whenever their number changes; point at it, or go to it with the arrow keys, to read how many."
      recording={recording}
      words={<Words recording={recording} />}
      explain={<Explain run={run} />}
      onReset={settings.reset}
      link={settings.link}
    >
      <p>{`${run.title.replace(/\.+$/u, '')}.`}</p>
      <Timeline
        key={run.scenario}
        recording={recording}
        scale="linear"
        axis={axisOf(recording)}
        label={props.title}
      />
      <Rests rests={rests} />
    </Frame>
  );
}

function Rests({ rests }: { readonly rests: readonly Rest[] }) {
  return (
    <ScrollBox class="scroll rc-rests" role="group" label="States at rest">
      <table>
        <caption>Where nothing changed for a while: the pods, and since when</caption>
        <thead>
          <tr>
            <th scope="col">Pods at rest</th>
            <th scope="col" class="n">
              Recorded after
            </th>
            <th scope="col" class="n">
              Model after
            </th>
          </tr>
        </thead>
        <tbody>
          {rests.map(({ words, recorded, simulated }) => (
            <tr key={`${String(recorded)} ${words}`}>
              <td>{words}</td>
              <td class="n">{inSeconds(recorded)}</td>
              <td class="n">{simulated === undefined ? 'never' : inSeconds(simulated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** To a hundredth in the first ten seconds, to a tenth later. */
function inSeconds(ms: Ms): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)}\u00A0s`;
}

function Explain({ run }: { readonly run: RecordedRun }) {
  const { kubelet, nodes } = run.parameters;
  const seconds = (name: string) => formatMs(kubelet[`${name}_ms`] ?? 0);
  return (
    <>
      <p>
        Recorded for this course on 21 November 2026: etcd 3.4.23, and the API server, controller
        manager, scheduler and kubectl of Kubernetes {run.kubernetes}, with their default flags. The{' '}
        {nodes.length} nodes were not real. A small program played their kubelets, so the times that
        a pod takes on a node are its settings, not measurements: pull {seconds('pull')}, start{' '}
        {seconds('start')}, until ready {seconds('ready')}, stop {seconds('stop')}.
      </p>
      <p>
        The model is given the same nodes, delays, manifests and commands, at the moments at which
        the API server saw them. Where the real scheduler or a sort left a choice among equals to
        chance, the model takes what was recorded. A time agrees if it is off by no more than 15 %
        or 300 ms, whichever is more; the project’s tests hold the model to that.
      </p>
    </>
  );
}
