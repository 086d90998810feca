/** The lab's text twin: a sentence for each platform, and a table of what happened when. */

import type { ServerlessRun } from '../../sim/serverless/run.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { inColumns } from './chart.ts';
import { PLATFORMS } from './platforms.ts';
import { clock, count, platformInWords } from './words.ts';

const ROWS = 24;
const DRAWN = PLATFORMS.filter(({ id }) => id !== 'machine');

interface InWordsProps {
  readonly run: ServerlessRun;
  readonly seconds: number;
}

export function InWords({ run, seconds }: InWordsProps) {
  return (
    <>
      {PLATFORMS.map(({ id }) => (
        <p key={id}>{platformInWords(run[id])}</p>
      ))}
      <WhenTable run={run} seconds={seconds} />
    </>
  );
}

function WhenTable({ run, seconds }: InWordsProps) {
  const asked = inColumns(run.machine.series.asked, ROWS, 'sum');
  const alive = DRAWN.map(({ id }) => {
    const { starting, busy, idle } = run[id].series;
    const parts = [starting, busy, idle].map((series) => inColumns(series, ROWS, 'mean'));
    return asked.map((_, row) => parts.reduce((sum, part) => sum + (part[row] ?? 0), 0));
  });
  const queues = DRAWN.map(({ id }) => inColumns(run[id].series.queue, ROWS, 'peak'));
  return (
    <ScrollBox class="scroll" role="group" label="What happened when">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" class="n">
              Requests
            </th>
            {DRAWN.map(({ id, name, many }) => (
              <th key={id} scope="col" class="n">{`${name}: ${many}, mean (longest queue)`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map((requests, row) => (
            <tr key={row}>
              <td>{clock((seconds * row) / ROWS, seconds)}</td>
              <td class="n">{count(requests)}</td>
              {DRAWN.map(({ id }, index) => (
                <td key={id} class="n">
                  {cell(alive[index]?.[row] ?? 0, queues[index]?.[row] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function cell(alive: number, queue: number): string {
  const mean = alive.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return queue === 0 ? mean : `${mean} (${count(queue)})`;
}
