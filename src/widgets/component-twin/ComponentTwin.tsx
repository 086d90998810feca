/** Runs one program as a module of preview 1 and as a component of 0.2, and shows both. */

import { mark } from '../../learner/progress.ts';
import { publish } from '../../learner/results.ts';
import { Frame } from '../../ui/Frame.tsx';
import { RunButton } from '../../ui/RunButton.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { moduleUrl } from '../../wasi/modules.ts';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import type { ParamValues } from '../params.ts';
import { troubleOf } from '../trouble.ts';
import { useParams } from '../use-params.ts';
import { Compare } from './Compare.tsx';
import { componentFolder, MODULE, WIT } from './component.ts';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import { componentTwin, type TwinSchema } from './params.ts';
import { record } from './starts.ts';
import { Traces } from './Traces.tsx';
import { useTwin, type Request } from './use-twin.ts';
import { summary } from './words.ts';

export default function ComponentTwin(props: WidgetProps<TwinSchema>) {
  const settings = useParams(componentTwin.params, props);
  const { values, set } = settings;
  const { twin, start, stop, reset } = useTwin(({ plain, component }) => {
    mark(props.lesson, 'ran');
    publish(props.id, {
      calls: plain?.callCount ?? 0,
      componentCalls: component?.calls.length ?? 0,
    });
  });
  const running = twin.stage === 'running';
  const run = () => {
    publish(props.id, undefined);
    start(request(values, import.meta.env.BASE_URL));
  };
  const forget = () => {
    reset();
    publish(props.id, undefined);
  };
  const recording = record(twin.timings);
  const runs = twin.timings.length / 4;
  const { failure } = twin;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={componentTwin.name}
      title={props.title}
      figure={props.figure}
      provenance={runs < 1 ? [] : [{ kind: 'measured', runs: Math.floor(runs), method: 'median' }]}
      status={running ? `start ${String(Math.floor(runs))} of ${String(values.rounds)}` : undefined}
      problems={settings.problems}
      controls={
        <>
          {(['text', 'directory', 'rounds'] as const).map((name) => (
            <ParamField
              key={name}
              param={componentTwin.params[name]}
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
            label={twin.stage === 'done' ? 'Run again' : 'Run both'}
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
      note={<p role="status">{summary(twin)}</p>}
      recording={recording}
      words={<InWords twin={twin} recording={recording} />}
      explain={<Explain />}
    >
      <Traces plain={twin.plain} component={twin.component} />
      <Compare twin={twin} />
      {recording.spans.length > 0 && (
        <Timeline recording={recording} scale="log" label="From start to end" />
      )}
      <details class="ct-wit">
        <summary>The component’s world, in WIT</summary>
        <ScrollBox class="ct-code" label="The component’s world">
          <pre>
            <code>{WIT}</code>
          </pre>
        </ScrollBox>
      </details>
    </Frame>
  );
}

function request({ text, directory, rounds }: ParamValues<TwinSchema>, base: string): Request {
  const args = text === '' ? [] : [text];
  const files = directory ? {} : undefined;
  return {
    spec: {
      module: moduleUrl(MODULE, base),
      args,
      ...(files === undefined ? {} : { files }),
    },
    order: {
      // Absolute: the worker's own address is a blob, which nothing can be relative to.
      folder: new URL(componentFolder(base), document.baseURI).href,
      args: [`${MODULE}.wasm`, ...args],
      files,
    },
    rounds,
  };
}
