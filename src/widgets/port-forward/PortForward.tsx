/** A request’s way to one of two containers that both listen on port 80. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { startAll } from '../../sim/linux/network/containers.ts';
import { trace } from '../../sim/linux/network/trace.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { useParams, type Settings } from '../use-params.ts';
import { Explain } from './Explain.tsx';
import { Listeners, Starts } from './Listeners.tsx';
import { portForward, type PortSchema } from './params.ts';
import { PRESETS } from './presets.ts';
import { endInWords, scenarioOf } from './scenario.ts';
import { Steps, Way } from './Way.tsx';

const BASE = initialValues(portForward.params);
const PROVENANCE: readonly Provenance[] = [
  { kind: 'simulated', model: 'ports', parameters: 'Docker’s default bridge, IPv4, one host' },
];

export default function PortForward(props: WidgetProps<PortSchema>) {
  const settings = useParams(portForward.params, props);
  const scenario = scenarioOf(settings.values);
  const lab = useMemo(() => startAll(scenario), [settings.values]);
  const way = useMemo(() => trace(lab, scenario), [lab]);
  const last = Math.max(way.steps.length - 1, 0);
  const [step, setStep] = useState<number>();
  // The whole way is shown until the reader goes back in it; other settings are another way.
  const at = Math.min(step ?? last, last);
  useEffect(() => {
    setStep(undefined);
    publish(props.id, { steps: way.steps.length, ending: way.ending });
  }, [way]);
  const said = endInWords(way);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={portForward.name}
      title={props.title}
      figure={props.figure}
      provenance={PROVENANCE}
      problems={settings.problems}
      controls={<Controls settings={settings} />}
      onReset={settings.reset}
      link={settings.link}
      words={
        <>
          <p>{said}</p>
          <Steps trace={way} />
        </>
      }
      explain={<Explain />}
    >
      <Starts lab={lab} />
      <p class="pf-end" role="status">
        {said}
      </p>
      <Way trace={way} at={at} said={said} />
      <Stepper at={at} last={last} onStep={setStep} now={way.steps[at]?.what ?? ''} />
      <Steps trace={way} at={at} />
      <Listeners lab={lab} />
    </Frame>
  );
}

interface StepperProps {
  readonly at: number;
  readonly last: number;
  readonly now: string;
  readonly onStep: (step: number) => void;
}

/** Back and forth; at the end the next press begins again. */
function Stepper({ at, last, now, onStep }: StepperProps) {
  return (
    <div class="pf-stepper">
      <button
        type="button"
        class="btn"
        disabled={at === 0}
        onClick={() => {
          onStep(at - 1);
        }}
      >
        <Icon name="prev" />
        Step back
      </button>
      <button
        type="button"
        class="btn go"
        onClick={() => {
          onStep(at === last ? 0 : at + 1);
        }}
      >
        <Icon name={at === last ? 'reset' : 'next'} />
        {at === last ? 'From the start' : 'Next step'}
      </button>
      <span role="status">{`Step ${String(at + 1)} of ${String(last + 1)}: ${now}`}</span>
    </div>
  );
}

const FIRST = ['from', 'to', 'port', 'port1', 'port2'] as const;
const MORE = ['network', 'publish', 'listen', 'taken'] as const;

function Controls({ settings }: { readonly settings: Settings<PortSchema> }) {
  const field = (name: keyof PortSchema) => (
    <ParamField
      key={name}
      param={portForward.params[name]}
      value={settings.values[name]}
      // A control gives back the kind of value that its parameter describes.
      onChange={(value) => settings.set(name, value as never)}
    />
  );
  return (
    <>
      <Presets presets={PRESETS} settings={settings} base={BASE} />
      {FIRST.map(field)}
      <details class="more">
        <summary>How they are started</summary>
        <div>{MORE.map(field)}</div>
      </details>
    </>
  );
}
