/** What stands under the race: how to read it, what ran, and what the figures don't tell. */

import { formatMs } from '../../recording/format.ts';
import type { Ms } from '../../recording/units.ts';
import { misfit } from '../../sim/oci/words.ts';
import type { ContainerScenario } from '../../sim/oci/container-start.ts';
import type { RunReport } from '../../wasi/api.ts';
import { medianRun, total } from './race.ts';

interface NoteProps {
  readonly reports: readonly RunReport[];
  readonly running: boolean;
  readonly scenario: ContainerScenario;
  readonly scale: string;
}

export function Note({ reports, running, scenario, scale }: NoteProps) {
  const median = medianRun(reports);
  const problem = misfit(scenario);
  const done = !running && median !== undefined;
  return (
    <>
      {median === undefined && (
        <p>The module’s lane is empty: press the button, and it runs here, in your browser.</p>
      )}
      {median !== undefined && (
        <p>
          The module printed: “{firstLine(median.stdout)}” Its bars are the run in the middle; an
          I-beam spans nine in ten runs.
        </p>
      )}
      <p>
        {scale === 'log'
          ? 'Distance on this axis is a factor: one step is ten times as long as the one before. Zero lies left of the paper. '
          : 'On this axis distance is time. What is short beside the longest bar is hardly to be seen: zoom in, or choose the logarithmic axis. '}
        The fetch is from the server of this page. Elsewhere it depends on your line and on where
        the module lies.
      </p>
      {problem !== undefined && <p>{problem}</p>}
      <p class="visually-hidden" role="status">
        {done && inWords(reports.length, total(median))}
      </p>
    </>
  );
}

function inWords(runs: number, time: Ms): string {
  const done = runs === 1 ? 'Run once' : `Run ${String(runs)} times, in the middle`;
  return `${done}: ${formatMs(time)} to the first output.`;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
