/** What a program sees of the host, with each of the eight namespaces switched on or off. */

import { useEffect, useMemo } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { KINDS } from '../../sim/linux/namespaces/kinds.ts';
import { runScenario, type NamespaceRun } from '../../sim/linux/namespaces/scenario.ts';
import { nsPid } from '../../sim/linux/namespaces/views.ts';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { ParamField } from '../ParamField.tsx';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { useParams, type Settings } from '../use-params.ts';
import { Explain } from './Explain.tsx';
import { KindRow } from './KindRow.tsx';
import { namespaceTree, type NamespaceSchema } from './params.ts';
import { PRESETS } from './presets.ts';
import { ProcessTable } from './ProcessTable.tsx';
import { kindInWords, scenarioOf, summary } from './words.ts';

const BASE = initialValues(namespaceTree.params);

export default function NamespaceTree(props: WidgetProps<NamespaceSchema>) {
  const settings = useParams(namespaceTree.params, props);
  const scenario = scenarioOf(settings.values);
  const run = useMemo(() => runScenario(scenario), [settings.values]);
  const said = summary(run, scenario);
  const provenance: Provenance = {
    kind: 'simulated',
    model: 'namespaces',
    parameters: `${String(scenario.kinds.length)} of 8 namespaces, started by ${scenario.starter}`,
  };
  usePublished(props.id, run);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={namespaceTree.name}
      title={props.title}
      figure={props.figure}
      provenance={[provenance]}
      problems={settings.problems}
      controls={<Controls settings={settings} />}
      onReset={settings.reset}
      link={settings.link}
      words={<InWords run={run} settings={settings} said={said} />}
      explain={<Explain />}
    >
      <div class="cg-said" role="status">
        <p>
          <code>{run.started.command}</code>
        </p>
        <p>{said}</p>
      </div>
      <ul class="ns-kinds">
        {KINDS.map((kind) => (
          <KindRow
            key={kind}
            kind={kind}
            run={run}
            on={settings.values[kind]}
            said={kindInWords(run, scenario, kind)}
            onChange={(on) => {
              settings.set(kind, on);
            }}
          />
        ))}
      </ul>
      <ProcessTable run={run} />
    </Frame>
  );
}

function Controls({ settings }: { readonly settings: Settings<NamespaceSchema> }) {
  return (
    <>
      <Presets presets={PRESETS} settings={settings} base={BASE} />
      {(['starter', 'map', 'nested', 'ended'] as const).map((name) => (
        <ParamField
          key={name}
          param={namespaceTree.params[name]}
          value={settings.values[name]}
          // A control gives back the kind of value that its parameter describes.
          onChange={(value) => settings.set(name, value as never)}
        />
      ))}
    </>
  );
}

interface InWordsProps {
  readonly run: NamespaceRun;
  readonly settings: Settings<NamespaceSchema>;
  readonly said: string;
}

function InWords({ run, settings, said }: InWordsProps) {
  const scenario = scenarioOf(settings.values);
  return (
    <>
      <p>{said}</p>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>
            {`${namespaceTree.params[kind].label}, ${settings.values[kind] ? 'its own' : 'shared'}: ${kindInWords(run, scenario, kind)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The program’s numbers, for a lesson’s text; nothing where it doesn’t run. */
function usePublished(id: string, run: NamespaceRun): void {
  useEffect(() => {
    if (run.inside === undefined) {
      publish(id, undefined);
      return;
    }
    const numbers = nsPid(run.machine, run.inside);
    publish(id, { outside: numbers[0] ?? 0, inside: numbers.at(-1) ?? 0 });
  }, [run]);
}
