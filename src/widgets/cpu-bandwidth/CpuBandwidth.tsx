/** Quota, period, burst and weight: when groups run, when they are throttled, and what it costs a request. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import { formatMs } from '../../recording/format.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { runGroups, type CpuGroupRun } from '../../sim/linux/cpu-groups.ts';
import { Frame } from '../../ui/Frame.tsx';
import { RangeField } from '../../ui/RangeField.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { GroupFiles } from '../GroupFiles.tsx';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { useParams } from '../use-params.ts';
import { Chart } from './Chart.tsx';
import { Controls } from './Controls.tsx';
import { Explain } from './Explain.tsx';
import { cpuBandwidth, type CpuSchema } from './params.ts';
import { PRESETS } from './presets.ts';
import { latencyOf, parametersInWords, recordingOf, scenarioOf } from './scenario.ts';
import { changes, filesOf, groupInWords, momentInWords, throttledWall } from './words.ts';

const BASE = initialValues(cpuBandwidth.params);

export default function CpuBandwidth(props: WidgetProps<CpuSchema>) {
  const settings = useParams(cpuBandwidth.params, props);
  const scenario = scenarioOf(settings.values);
  const runs = useMemo(() => runGroups(scenario), [settings.values]);
  const [step, setStep] = useState(0);
  const moments = useMemo(() => changes(runs), [runs]);
  const at = moments[Math.min(step, moments.length - 1)] ?? 0;
  const provenance: Provenance = {
    kind: 'simulated',
    model: 'CPU bandwidth',
    parameters: parametersInWords(scenario),
  };
  const recording = recordingOf(props.title, runs, provenance);
  const said = runs.map((run) => groupInWords(run, scenario));
  usePublished(props.id, runs[0], scenario.cpus);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={cpuBandwidth.name}
      title={props.title}
      figure={props.figure}
      provenance={[provenance]}
      problems={settings.problems}
      controls={
        <>
          <Presets presets={PRESETS} settings={settings} base={BASE} />
          <Controls id={props.id} settings={settings} />
        </>
      }
      onReset={() => {
        setStep(0);
        settings.reset();
      }}
      link={settings.link}
      recording={recording}
      words={
        <>
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Words recording={recording} />
        </>
      }
      explain={<Explain />}
    >
      <div class="cg-said" role="status">
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Chart scenario={scenario} runs={runs} at={at} said={said.join(' ')} />
      <div class="moment">
        <RangeField
          id={`${props.id}-moment`}
          label="Look at a moment"
          value={at}
          stops={moments}
          words={(us) => momentInWords(runs, us)}
          onChange={(us) => {
            setStep(moments.indexOf(us));
          }}
        />
      </div>
      <GroupFiles
        groups={runs.map((run) => ({ name: run.group.name, files: filesOf(run) }))}
        when={`at the end, after ${formatMs(scenario.until / 1000)}`}
      />
    </Frame>
  );
}

/** Figures of the first group that a lesson’s text may quote; times in milliseconds. */
function usePublished(id: string, web: CpuGroupRun | undefined, cpus: number): void {
  useEffect(() => {
    if (web === undefined) return;
    publish(id, {
      slowest: latencyOf(web, cpus)?.slowest ?? 0,
      throttled: throttledWall(web) / 1000,
      nrThrottled: web.stat.nrThrottled,
    });
  }, [web, cpus]);
}
