/** A small WebAssembly function, stepped through forward and back. */

import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { ChoiceField, NumberField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams, type Settings } from '../use-params.ts';
import { Code } from './Code.tsx';
import { findExample, type Example } from './examples.ts';
import { Explain } from './Explain.tsx';
import { Outcome } from './Outcome.tsx';
import { Panels, Refused } from './Panels.tsx';
import { stackMachine, type StackMachineSchema } from './params.ts';
import { momentAt, readArguments, session, wrongLine, writeArguments } from './session.ts';
import { Steps } from './Steps.tsx';
import { Transport } from './Transport.tsx';
import { useEngine } from './use-engine.ts';
import { usePlay } from './use-play.ts';
import { usePlaygroundLink } from './use-playground-link.ts';

/** A frame in somebody else’s page is too small for the playground. */
const IN_NEW_TAB = { target: '_blank', rel: 'noopener' };

const SIMULATED: Provenance = {
  kind: 'simulated',
  model: 'stack machine',
  parameters: 'an interpreter in this page',
};
const MEASURED: Provenance = { kind: 'measured', runs: 1, method: 'the engine’s own answer' };

export default function StackMachine(props: WidgetProps<StackMachineSchema>) {
  const settings = useParams(stackMachine.params, props);
  const { values, set } = settings;
  const example = findExample(values.example);
  const args = useMemo(() => readArguments(example, values.args), [example, values.args]);
  const run = useMemo(() => session(example, args.values), [example, args]);
  const last = Math.max(0, run.states.length - 1);
  const step = Math.min(values.step, last);
  const moment = useMemo(() => momentAt(run, step), [run, step]);
  const answer = useEngine(example, args.values);
  const playground = usePlaygroundLink(example.wat);
  const forward = useCallback(() => set('step', step + 1), [step]);
  const play = usePlay(step === last, forward, () => set('step', 0));
  const arrived = step === last && last > 0;
  useEffect(() => {
    publish(props.id, { step, steps: last });
    if (arrived) mark(props.lesson, 'ran');
  }, [step, last, arrived]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={stackMachine.name}
      title={props.title}
      figure={props.figure}
      provenance={answer === undefined ? [SIMULATED] : [SIMULATED, MEASURED]}
      problems={[...settings.problems, ...args.problems]}
      controls={<Controls {...{ settings, example, onChange: play.stop }} args={args.values} />}
      onReset={() => {
        play.stop();
        settings.reset();
      }}
      link={settings.link}
      note={
        <>
          <Outcome run={run} {...(answer !== undefined && { answer })} />
          {playground !== undefined && (
            <p>
              <a href={playground} {...(props.alone === true && IN_NEW_TAB)}>
                Open it in the playground
              </a>{' '}
              to change it.
            </p>
          )}
        </>
      }
      words={<Steps run={run} />}
      explain={<Explain />}
    >
      <p class="sm-does">{example.does}</p>
      {run.refusal === undefined && (
        <Transport step={step} last={last} play={play} onStep={(to) => set('step', to)} />
      )}
      <p class={moment?.state.trap || run.refusal ? 'sm-said wrong' : 'sm-said'} role="status">
        {moment?.sentence ?? run.refusal?.words}
      </p>
      <div class="sm-two">
        <Code
          lines={run.lines}
          done={moment?.done}
          next={moment?.next}
          wrong={wrongLine(run, moment)}
        />
        {moment === undefined ? <Refused run={run} /> : <Panels {...{ run, moment, step }} />}
      </div>
    </Frame>
  );
}

interface ControlsProps {
  readonly settings: Settings<StackMachineSchema>;
  readonly example: Example;
  readonly args: readonly number[];
  readonly onChange: () => void;
}

function Controls({ settings: { set }, example, args, onChange }: ControlsProps) {
  const change = (name: string, text: string) => {
    onChange();
    set('example', name);
    set('args', text);
    set('step', 0);
  };
  const { label, options } = stackMachine.params.example;
  return (
    <>
      <ChoiceField
        label={label}
        options={options}
        value={example.name}
        onChange={(name) => change(name, '')}
      />
      {example.params.map(({ name, min, max }, place) => (
        <NumberField
          key={name}
          label={`$${name}`}
          {...{ min, max }}
          step={1}
          value={args[place] ?? 0}
          onChange={(value) => {
            change(example.name, writeArguments(example.params, args.with(place, value)));
          }}
        />
      ))}
    </>
  );
}
