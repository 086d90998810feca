/** What one's own machines draw: idle, as they are needed, busy all the time. */

import type { CostInputs } from '../../sim/cost/inputs.ts';
import { powerAt } from '../../sim/cost/ownership.ts';
import { dollars, energy, watts } from './words.ts';

export function Power({ inputs }: { readonly inputs: CostInputs }) {
  const rows = [
    { name: 'idle all the time', use: 0 },
    { name: `busy for ${String(inputs.use)}\u00A0% of the time`, use: inputs.use },
    { name: 'busy all the time', use: 100 },
  ].filter(({ use }, index) => index !== 1 || (use > 0 && use < 100));
  const machines =
    inputs.machines === 1 ? 'your machine' : `your ${String(inputs.machines)} machines`;
  return (
    <table class="bills power">
      <caption>{`Power of ${machines}, at $${String(inputs.kwh)} per kWh`}</caption>
      <thead>
        <tr>
          <th scope="col">If</th>
          <th scope="col">draw</th>
          <th scope="col">energy a year</th>
          <th scope="col">costs a year</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, use }) => {
          const power = powerAt(inputs, use);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{watts(power.watts)}</td>
              <td>{energy(power.kwhPerYear)}</td>
              <td>{dollars(power.perYear)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
