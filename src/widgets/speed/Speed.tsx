/** Times the same algorithm in WebAssembly and in JavaScript, by turns, on the reader's machine. */

import type { ComponentChildren } from 'preact';
import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import { Frame } from '../../ui/Frame.tsx';
import { RunButton } from '../../ui/RunButton.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { moduleUrl } from '../../wasi/modules.ts';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import { useParams } from '../use-params.ts';
import { troubleOf } from '../trouble.ts';
import { ALGORITHMS, type Algorithm } from './algorithms.ts';
import { Dots } from './Dots.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { speed, type SpeedSchema } from './params.ts';
import { outcome } from './stats.ts';
import { useContest } from './use-contest.ts';
import { statusInWords, summary } from './words.ts';

/** The page passes each algorithm's highlighted source as slots: `sieveC` and `sieveJs`. */
type Sources = Readonly<Partial<Record<`${Algorithm}${'C' | 'Js'}`, ComponentChildren>>>;

export default function Speed(props: WidgetProps<SpeedSchema> & Sources) {
  const settings = useParams(speed.params, props);
  const { values, set } = settings;
  const algorithm = values.algorithm as Algorithm;
  const { contest, running, start, stop, reset } = useContest(
    moduleUrl('speed', import.meta.env.BASE_URL),
    (rounds) => {
      const found = outcome(rounds);
      if (found === undefined) return;
      mark(props.lesson, 'ran');
      const { wasm, javascript, ratio } = found;
      publish(props.id, {
        wasm: wasm.median,
        javascript: javascript.median,
        factor: ratio.median,
        algorithm: ALGORITHMS[algorithm].title,
      });
    },
  );
  const forget = () => {
    reset();
    publish(props.id, undefined);
  };
  const run = () => {
    publish(props.id, undefined);
    start(algorithm, values.rounds);
  };
  const { rounds, failure } = contest;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={speed.name}
      title={props.title}
      figure={props.figure}
      provenance={
        rounds.length === 0
          ? []
          : [{ kind: 'measured', runs: rounds.length, method: 'median and quartiles' }]
      }
      status={running ? statusInWords(contest, values.rounds) : undefined}
      problems={settings.problems}
      controls={
        <>
          {(['algorithm', 'rounds'] as const).map((name) => (
            <ParamField
              key={name}
              param={speed.params[name]}
              value={values[name]}
              disabled={running}
              onChange={(value) => {
                forget();
                set(name, value as never);
              }}
            />
          ))}
          <RunButton
            running={running}
            label={contest.stage === 'done' ? 'Run again' : 'Run'}
            onRun={run}
            onStop={stop}
          />
        </>
      }
      trouble={troubleOf(failure, run)}
      onReset={() => {
        forget();
        settings.reset();
      }}
      link={settings.link}
      note={<p role="status">{summary(contest, algorithm, values.rounds)}</p>}
      words={<InWords rounds={rounds} />}
      explain={<Explain />}
    >
      <Dots rounds={rounds} />
      <div class="sp-code">
        <div>
          <p class="sp-name">C, compiled to WebAssembly</p>
          <ScrollBox class="sp-source" label="In C">
            {props[`${algorithm}C`]}
          </ScrollBox>
        </div>
        <div>
          <p class="sp-name">JavaScript</p>
          <ScrollBox class="sp-source" label="In JavaScript">
            {props[`${algorithm}Js`]}
          </ScrollBox>
        </div>
      </div>
    </Frame>
  );
}
