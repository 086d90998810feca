/** A curve of traffic that the reader draws, and what four platforms make of it. */

import { useEffect, useMemo } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import { shapeToText } from '../../sim/serverless/traffic.ts';
import { Frame } from '../../ui/Frame.tsx';
import { dollars } from '../cost-model/words.ts';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { Charts } from './Charts.tsx';
import { Controls } from './Controls.tsx';
import { Curve } from './Curve.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { PRICES_DATE, serverlessLab, type LabSchema } from './params.ts';
import { recordingOf } from './recording.ts';
import { BillTable, Results } from './Results.tsx';
import { billsOf, trafficOf, type Bills, type LabValues } from './scenario.ts';
import { useRun } from './use-run.ts';
import { breakEvenInWords, cutInWords, rate, summary } from './words.ts';

export default function ServerlessLab(props: WidgetProps<LabSchema>) {
  const settings = useParams(serverlessLab.params, props);
  const { values, run, running } = useRun(settings.values);
  const bills = useMemo(() => billsOf(values, run), [run]);
  const said = useMemo(() => summary(values, run, bills), [run]);
  const traffic = trafficOf(values);
  const provenance = provenanceOf(values);
  usePublished(props.id, run, bills);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={serverlessLab.name}
      title={props.title}
      figure={props.figure}
      provenance={provenance}
      status={running ? 'calculating' : undefined}
      problems={settings.problems}
      controls={<Controls id={props.id} settings={settings} />}
      onReset={settings.reset}
      link={settings.link}
      note={cutInWords(settings.values)}
      recording={recordingOf(props.title, run, traffic.seconds, provenance[0])}
      words={<InWords run={run} seconds={traffic.seconds} />}
      explain={<Explain />}
    >
      <Curve
        traffic={trafficOf(settings.values)}
        onChange={(shape) => {
          settings.set('curve', shapeToText(shape));
        }}
      />
      <Charts run={run} seconds={traffic.seconds} machines={values.machines} summary={said} />
      <p class="sl-said" role="status">
        {said}
      </p>
      <Results run={run} />
      <BillTable bills={bills} />
      <p class="sl-said">{breakEvenInWords(values, run, bills)}</p>
    </Frame>
  );
}

function provenanceOf(values: LabValues): readonly [Provenance, Provenance] {
  const { peak } = trafficOf(values);
  const program = `${String(values.duration)}\u00A0ms, ${String(values.memory)}\u00A0MB`;
  return [
    {
      kind: 'simulated',
      model: 'serverless platforms',
      parameters: `every request, up to ${rate(peak)}, ${program}`,
      seed: values.seed,
    },
    { kind: 'cited', source: 'prices and rules, each with its source', date: PRICES_DATE },
  ];
}

/** Figures that a lesson’s text may quote; times in milliseconds. */
function usePublished(id: string, run: ServerlessRun, bills: Bills): void {
  useEffect(() => {
    publish(id, {
      knativeSlow: run.knative.latency?.p99 ?? 0,
      lambdaSlow: run.lambda.latency?.p99 ?? 0,
      hpaSlow: run.hpa.latency?.p99 ?? 0,
      lambdaStarted: run.lambda.started,
      machineSlow: run.machine.latency?.p99 ?? 0,
      lambdaBill: dollars(bills.lambda.perMonth),
      machineBill: dollars(bills.machine.perMonth),
    });
  }, [run, bills]);
}
