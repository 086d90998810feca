/** The text twin: every step of the run in a table. */

import { useEffect, useState } from 'preact/hooks';
import { show } from '../../wasm/machine/bits.ts';
import { memo } from '../../ui/memo.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { momentAt, type Session } from './session.ts';

/** A page that comes without script stays light. */
const FIRST = 12;
const MOST = 300;

/** Hundreds of rows, which going to another step doesn’t change. */
export const Steps = memo(AllSteps);

function AllSteps({ run }: { readonly run: Session }) {
  const [most, setMost] = useState(FIRST);
  useEffect(() => setMost(MOST), []);
  const { refusal, states } = run;
  if (refusal !== undefined) {
    return <p>{`Validation refuses this module, so nothing of it runs. ${refusal.words}`}</p>;
  }
  const shown = Math.min(states.length, most);
  return (
    <ScrollBox class="scroll" label="All steps">
      <table>
        <thead>
          <tr>
            <th scope="col" class="n">
              Step
            </th>
            <th scope="col">What it did</th>
            <th scope="col">Stack after, top last</th>
          </tr>
        </thead>
        <tbody>
          {states.slice(0, shown).map((_, step) => {
            const moment = momentAt(run, step);
            return (
              <tr key={step}>
                <td class="n">{step}</td>
                <td>{moment?.sentence}</td>
                <td>
                  {moment === undefined || moment.stack.length === 0
                    ? 'empty'
                    : moment.stack.map(show).join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown < states.length && (
        <p>{`${String(states.length - shown)} more steps follow; the slider reaches them all.`}</p>
      )}
    </ScrollBox>
  );
}
