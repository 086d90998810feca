/** Three programs on one machine, none of them limited: what memory, the disk and the kernel do. */

import { useEffect, useMemo } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { ASSUMED } from '../../sim/linux/contention-machine.ts';
import {
  contend,
  inWords,
  type Contention as Run,
  type ContentionScenario,
  type DiskKind,
} from '../../sim/linux/contention.ts';
import { ChoiceField, NumberField } from '../../ui/Field.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import type { NumberParam } from '../params.ts';
import { useParams, type Settings } from '../use-params.ts';
import { Charts } from './Charts.tsx';
import { contention } from './params.ts';
import { momentInWords, moments, slowest, summary } from './words.ts';

type Schema = typeof contention.params;

export default function Contention(props: WidgetProps<Schema>) {
  const settings = useParams(contention.params, props);
  const scenario: ContentionScenario = {
    ...settings.values,
    disk: settings.values.disk as DiskKind,
  };
  const run = useMemo(() => contend(scenario), [settings.values]);
  const said = summary(run);
  useEffect(() => {
    publish(props.id, { slowest: slowest(run), kills: run.kills.length });
  }, [run]);
  const provenance: Provenance = {
    kind: 'simulated',
    model: 'memory and disk without limits',
    parameters: inWords(scenario),
  };
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={contention.name}
      title={props.title}
      figure={props.figure}
      provenance={[provenance]}
      problems={settings.problems}
      controls={<Controls settings={settings} />}
      onReset={settings.reset}
      link={settings.link}
      note={<span role="status">{said}</span>}
      recording={run.recording}
      words={<InWords run={run} said={said} />}
      explain={<Explain />}
    >
      <Timeline recording={run.recording} scale="linear" label={props.title} />
      <Charts scenario={scenario} run={run} summary={said} />
    </Frame>
  );
}

function Controls({ settings }: { readonly settings: Settings<Schema> }) {
  const { values, set } = settings;
  const { disk } = contention.params;
  const number = (name: 'ram' | 'swap' | 'growth' | 'database' | 'files' | 'seconds') => {
    const param: NumberParam = contention.params[name];
    const { label, min, max, step, unit } = param;
    return (
      <NumberField
        {...{ label, min, max, step, unit }}
        value={values[name]}
        onChange={(value) => set(name, value)}
      />
    );
  };
  return (
    <>
      {number('ram')}
      {number('swap')}
      <ChoiceField
        label={disk.label}
        value={values.disk}
        options={disk.options}
        onChange={(value) => set('disk', value)}
      />
      {number('growth')}
      {number('database')}
      {number('files')}
      {number('seconds')}
    </>
  );
}

function InWords({ run, said }: { readonly run: Run; readonly said: string }) {
  return (
    <>
      <p>{said}</p>
      <ul>
        {moments(run).map((sample) => (
          <li key={sample.at}>{momentInWords(sample)}</li>
        ))}
      </ul>
      <Words recording={run.recording} />
    </>
  );
}

function Explain() {
  return (
    <>
      <p>
        A model with no chance in it, in steps of a quarter of a second. New memory comes from free
        RAM, then from the page cache, then from swap. When nothing is left, the program with the
        highest score is killed; the score is its share of RAM and swap, of 1,000, as the manual
        page{' '}
        <a
          href="https://man7.org/linux/man-pages/man5/proc_pid_oom_score_adj.5.html"
          rel="noopener"
        >
          proc_pid_oom_score_adj(5)
        </a>{' '}
        says. (Today’s Linux shows it on another scale in the file /proc/PID/oom_score, which begins
        at 666.) The order, cache first, then swap, then a kill, is that of the kernel’s{' '}
        <a href="https://docs.kernel.org/admin-guide/mm/concepts.html" rel="noopener">
          memory management guide
        </a>
        .
      </p>
      <p>
        {`Assumed: the kernel keeps ${String(ASSUMED.kernelMb)}\u00A0MB; the small program holds ${String(ASSUMED.smallMb)}\u00A0MB and answers ${String(ASSUMED.requestsPerSecond)} requests a second, each with ${String(ASSUMED.cpuMs)}\u00A0ms of computing and ${String(ASSUMED.filesPerRequest)} files of ${String(ASSUMED.fileMb)}\u00A0MB, and touches ${String(ASSUMED.pagesPerRequest)} pages of its own. At most ${String(100 * ASSUMED.swapShare)}\u00A0% of the disk’s rate goes into swapping out, and ${String(100 * ASSUMED.returnShare)}\u00A0% brings pages back once there is room. `}
        Simplified: the kernel drops the whole page cache before it swaps, where a real one balances
        the two; pages are swapped from every program in proportion, where a real one prefers those
        not used of late; the disk is one queue, so a wait is the disk’s own time divided by the
        share of time that it’s idle, at most fifty times it; a killed program isn’t started again.
        1 GB is 1,000 MB.
      </p>
    </>
  );
}
