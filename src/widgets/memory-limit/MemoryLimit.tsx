/** memory.max, memory.high, swap and oom.group: who holds memory, who waits, who is killed and why. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import { formatMs } from '../../recording/format.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { runMemory } from '../../sim/linux/memory-run.ts';
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
import { memoryLimit, type MemorySchema } from './params.ts';
import { PRESETS } from './presets.ts';
import {
  filesOf,
  parametersInWords,
  recordingOf,
  sampleInWords,
  scenarioOf,
  summary,
} from './scenario.ts';

const BASE = initialValues(memoryLimit.params);

export default function MemoryLimit(props: WidgetProps<MemorySchema>) {
  const settings = useParams(memoryLimit.params, props);
  const scenario = scenarioOf(settings.values);
  const run = useMemo(() => runMemory(scenario), [settings.values]);
  const [step, setStep] = useState(Infinity);
  const sample = run.samples[Math.min(step, run.samples.length - 1)];
  const provenance: Provenance = {
    kind: 'simulated',
    model: 'memory limit',
    parameters: parametersInWords(scenario),
  };
  const recording = recordingOf(props.title, run, scenario, provenance);
  const said = summary(run, scenario);
  useEffect(() => {
    const [kill] = run.kills;
    publish(props.id, { kills: run.end.killed.length, killedAt: (kill?.at ?? 0) / 1000 });
  }, [run]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={memoryLimit.name}
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
        setStep(Infinity);
        settings.reset();
      }}
      link={settings.link}
      recording={recording}
      words={
        <>
          <Said said={said} />
          <Words recording={recording} />
        </>
      }
      explain={<Explain />}
    >
      <div class="cg-said" role="status">
        <Said said={said} />
      </div>
      <Chart scenario={scenario} run={run} at={sample?.at ?? 0} said={said.join(' ')} />
      <div class="moment">
        <RangeField
          id={`${props.id}-moment`}
          label="Look at a moment"
          value={run.samples.findIndex((one) => one === sample)}
          stops={run.samples.map((_, index) => index)}
          words={(index) => {
            const at = run.samples[index];
            return at === undefined ? '' : sampleInWords(at);
          }}
          onChange={setStep}
        />
      </div>
      {sample !== undefined && (
        <GroupFiles
          groups={[{ name: 'box', files: filesOf(sample, scenario) }]}
          when={`at ${formatMs(sample.at)}`}
        />
      )}
    </Frame>
  );
}

function Said({ said }: { readonly said: readonly string[] }) {
  return (
    <>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}
