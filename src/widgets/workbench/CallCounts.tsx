/** All calls of a run, counted by name, with the time that they took together. */

import type { CallCount } from '../../wasi/api.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { callTime, meanTime } from './call-times.ts';

export function CallCounts({ counts }: { readonly counts: readonly CallCount[] }) {
  const most = [...counts].sort((one, other) => other.calls - one.calls);
  return (
    <details class="wb-counts">
      <summary>{`Counted by name: ${String(counts.length)} ${counts.length === 1 ? 'name' : 'names'}`}</summary>
      <ScrollBox class="wb-scroll" role="group" label="Calls by name">
        <table>
          <thead>
            <tr>
              <th scope="col">Call</th>
              <th scope="col" class="n">
                Calls
              </th>
              <th scope="col" class="n">
                Refused
              </th>
              <th scope="col" class="n">
                Together
              </th>
              <th scope="col" class="n">
                Mean
              </th>
            </tr>
          </thead>
          <tbody>
            {most.map((count) => (
              <tr key={count.name}>
                <th scope="row">
                  <code>{count.name}</code>
                </th>
                <td class="n">{count.calls.toLocaleString('en-GB')}</td>
                <td class="n">{count.refused.toLocaleString('en-GB')}</td>
                <td class="n">{callTime(count.took)}</td>
                <td class="n">{meanTime(count) ?? 'too short'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>
        The browser’s clock moves in steps of about 0.1&nbsp;ms, and recording a call takes time
        too. A mean stands only where the calls together took ten such steps.
      </p>
    </details>
  );
}
