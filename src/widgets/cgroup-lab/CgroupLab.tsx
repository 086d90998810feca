/** Commands on a tree of control groups, with the kernel’s answer to each. */

import { useEffect, useMemo } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { runScript, type Answer } from '../../sim/linux/cgroup/script.ts';
import { Frame } from '../../ui/Frame.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { WidgetProps } from '../definition.ts';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { useParams } from '../use-params.ts';
import { Explain } from './Explain.tsx';
import { GroupTable } from './GroupTable.tsx';
import { cgroupLab, type CgroupSchema } from './params.ts';
import { PRESETS } from './presets.ts';

const BASE = initialValues(cgroupLab.params);
const PROVENANCE: readonly Provenance[] = [
  { kind: 'simulated', model: 'cgroup v2', parameters: 'controllers cpu, memory, pids' },
];

export default function CgroupLab(props: WidgetProps<CgroupSchema>) {
  const settings = useParams(cgroupLab.params, props);
  const { script } = settings.values;
  const { answers, tree } = useMemo(() => runScript(script), [script]);
  const refused = answers.filter(({ failed }) => failed).length;
  const said = `${String(answers.length)} ${answers.length === 1 ? 'command' : 'commands'}, ${refused === 0 ? 'none' : String(refused)} refused.`;
  useEffect(() => {
    publish(props.id, { commands: answers.length, refused });
  }, [answers]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={cgroupLab.name}
      title={props.title}
      figure={props.figure}
      provenance={PROVENANCE}
      problems={settings.problems}
      controls={
        <>
          <Presets presets={PRESETS} settings={settings} base={BASE} />
          <label class="field cl-script">
            {cgroupLab.params.script.label}
            <textarea
              rows={Math.min(14, Math.max(6, script.split('\n').length + 1))}
              maxLength={cgroupLab.params.script.maxLength}
              spellcheck={false}
              autocomplete="off"
              value={script}
              onInput={(event) => {
                settings.set('script', event.currentTarget.value);
              }}
            />
          </label>
        </>
      }
      onReset={settings.reset}
      link={settings.link}
      words={<InWords answers={answers} said={said} />}
      explain={<Explain />}
    >
      <p role="status">{said}</p>
      <ScrollBox class="term cl-answers" role="group" label="Commands and answers">
        {answers.map((answer, index) => (
          <p key={index}>
            <code>{`$ ${answer.command}`}</code>
            {answer.output !== '' && <code>{answer.output}</code>}
            {answer.why !== undefined && <span>{answer.why}</span>}
          </p>
        ))}
      </ScrollBox>
      <GroupTable tree={tree} />
    </Frame>
  );
}

interface InWordsProps {
  readonly answers: readonly Answer[];
  readonly said: string;
}

function InWords({ answers, said }: InWordsProps) {
  return (
    <>
      <p>{said}</p>
      <ol>
        {answers.map(({ command, output, failed, why }, index) => (
          <li key={index}>
            {[`${command}: ${failed ? 'refused' : 'done'}.`, output, why].filter(Boolean).join(' ')}
          </li>
        ))}
      </ol>
    </>
  );
}
