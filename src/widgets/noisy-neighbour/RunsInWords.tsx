/** Every single run in a table, below the two bars in words. */

import { formatMs } from '../../recording/format.ts';
import type { Recording } from '../../recording/recording.ts';
import { Words } from '../../ui/Words.tsx';
import type { Timings } from './measure.ts';

interface Props {
  readonly timings: Timings;
  readonly recording: Recording;
}

export function RunsInWords({ timings, recording }: Props) {
  const { alone, beside } = timings;
  if (alone.length === 0) return <Words recording={recording} />;
  const rows = Math.max(alone.length, beside.length);
  const cell = (time: number | undefined) => (time === undefined ? '' : formatMs(time));
  return (
    <>
      <Words recording={recording} />
      <div class="scroll nn-runs">
        <table>
          <caption>Each run</caption>
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Alone</th>
              <th scope="col">Beside neighbours</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>{cell(alone[index])}</td>
                <td>{cell(beside[index])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
