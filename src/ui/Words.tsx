/** The text twin of a timeline: every span and event in an ordered table. */

import type { Recording } from '../recording/recording.ts';
import { textRows } from '../recording/text.ts';
import { ScrollBox } from './ScrollBox.tsx';

export function Words({ recording }: { readonly recording: Recording }) {
  const rows = textRows(recording);
  if (rows.length === 0) return <p>Nothing has run here yet.</p>;
  return (
    <ScrollBox class="scroll tl-words" label="In words">
      <table>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col">Phase</th>
            <th scope="col" class="n">
              From
            </th>
            <th scope="col" class="n">
              To
            </th>
            <th scope="col">Took</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.lane}</td>
              <td>{row.phase}</td>
              <td class="n">{row.from}</td>
              <td class="n">{row.to}</td>
              <td>
                {row.took}
                {row.varied !== '' && ` (${row.varied})`}
              </td>
              <td>
                {row.kind}
                {row.terms !== '' && `: ${row.terms}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some((row) => row.varied !== '') && (
        <p>In brackets: from the fifth to the ninety-fifth percentile of the runs.</p>
      )}
    </ScrollBox>
  );
}
