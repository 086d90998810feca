/** Lets a real module make mistakes in its own memory, and shows the bytes. */

import type { ComponentChildren } from 'preact';
import { mark } from '../../learner/progress.ts';
import { publish, results, type Results } from '../../learner/results.ts';
import { Frame } from '../../ui/Frame.tsx';
import { RunButton } from '../../ui/RunButton.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { moduleUrl } from '../../wasi/modules.ts';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import type { ParamValues } from '../params.ts';
import { useParams } from '../use-params.ts';
import { Edge } from './Edge.tsx';
import { Explain } from './Explain.tsx';
import { InWords } from './InWords.tsx';
import type { Experiment, Found, Place } from './lab.ts';
import { Leak } from './Leak.tsx';
import { Overflow } from './Overflow.tsx';
import { memoryLab, type LabSchema } from './params.ts';
import { useLab } from './use-lab.ts';
import { IS_ADMIN, valueOf } from './variables.ts';
import { BEFORE, summary } from './words.ts';

type Values = ParamValues<LabSchema>;

/** The settings that belong to each experiment. */
const SETTINGS: Readonly<Record<string, readonly (keyof LabSchema)[]>> = {
  overflow: ['characters'],
  leak: ['rounds', 'forgotten'],
  edge: ['place'],
};

/** The page passes the program's highlighted source as a slot. */
export default function MemoryLab(
  props: WidgetProps<LabSchema> & { readonly source?: ComponentChildren },
) {
  const settings = useParams(memoryLab.params, props);
  const { values, set } = settings;
  const lab = useLab(moduleUrl('memory-lab', import.meta.env.BASE_URL), (result) => {
    mark(props.lesson, 'ran');
    // What the other experiments gave stays quotable.
    publish(props.id, { ...results(props.id), ...figures(result) });
  });
  const found = lab.found?.part === values.part ? lab.found : undefined;
  const run = () => lab.start(experiment(values));
  const change = (name: keyof LabSchema, value: string | number | boolean) => {
    set(name, value as never);
    // Once it has run, each setting shows at once what it does.
    if (found !== undefined && name !== 'part') lab.start(experiment({ ...values, [name]: value }));
  };
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={memoryLab.name}
      title={props.title}
      figure={props.figure}
      provenance={found === undefined ? [] : [{ kind: 'measured', runs: 1 }]}
      problems={settings.problems}
      controls={
        <>
          {(['part', ...(SETTINGS[values.part] ?? [])] as const).map((name) => (
            <ParamField
              key={name}
              param={memoryLab.params[name]}
              value={values[name]}
              onChange={(value) => change(name, value)}
            />
          ))}
          <RunButton
            running={false}
            label={found === undefined ? 'Run' : 'Run again'}
            onRun={run}
            onStop={lab.reset}
          />
        </>
      }
      trouble={lab.failure && { ...lab.failure, actions: [{ label: 'Run again', press: run }] }}
      onReset={() => {
        lab.reset();
        publish(props.id, undefined);
        settings.reset();
      }}
      link={settings.link}
      note={<p role="status">{found === undefined ? BEFORE[values.part] : summary(found)}</p>}
      words={<InWords part={values.part} found={found} />}
      explain={<Explain />}
    >
      {values.part === 'overflow' && (
        <Overflow found={found?.part === 'overflow' ? found : undefined} />
      )}
      {values.part === 'leak' && <Leak found={found?.part === 'leak' ? found : undefined} />}
      {values.part === 'edge' && (
        <Edge found={found?.part === 'edge' ? found : undefined} place={values.place as Place} />
      )}
      <details class="ml-source">
        <summary>The program, in C</summary>
        <ScrollBox class="ml-code" label="Source of the program">
          {props.source}
        </ScrollBox>
      </details>
    </Frame>
  );
}

function experiment({ part, characters, rounds, forgotten, place }: Values): Experiment {
  if (part === 'leak') return { part, rounds, forgotten };
  if (part === 'edge') return { part, place: place as Place };
  return { part: 'overflow', characters };
}

/** What text beside the figure can quote. */
function figures(found: Found): Results {
  switch (found.part) {
    case 'overflow':
      return { characters: found.characters, isAdmin: valueOf(IS_ADMIN, found.after) };
    case 'leak':
      return { pages: found.samples.at(-1)?.pages ?? 0, held: found.samples.at(-1)?.held ?? 0 };
    case 'edge':
      return { address: found.address, size: found.size, trap: found.trap ?? '' };
  }
}
