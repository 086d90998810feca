/** The fleet in figures: memory, disk, and what one flaw makes to do. */

import {
  BOXES,
  diskOf,
  kernelPatch,
  libraryPatch,
  memoryOf,
  type Fleet,
} from '../../sim/cost/density.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { BOX_NAMES } from './fleet.ts';
import { amount } from './words.ts';

export function FleetTable({ fleet }: { readonly fleet: Fleet }) {
  return (
    <ScrollBox class="scroll figure-table" role="group" label="The fleet in figures">
      <table>
        <caption>{`The fleet: ${fleet.guests.toLocaleString('en-GB')} guests`}</caption>
        <thead>
          <tr>
            <th scope="col">In</th>
            <th scope="col">programs</th>
            <th scope="col">their boxes</th>
            <th scope="col">with the host</th>
            <th scope="col">disk</th>
            <th scope="col">kernels to patch</th>
            <th scope="col">library: things to patch</th>
          </tr>
        </thead>
        <tbody>
          {BOXES.map((box) => {
            const { programs, systems, beside, all } = memoryOf(fleet, box);
            return (
              <tr key={box}>
                <th scope="row">{BOX_NAMES[box].name}</th>
                <td>{amount(programs)}</td>
                <td>{amount(systems + beside)}</td>
                <td class={all > fleet.machine ? 'bad' : undefined}>{amount(all)}</td>
                <td>{amount(diskOf(fleet, box))}</td>
                <td>{kernelPatch(fleet, box).changed.toLocaleString('en-GB')}</td>
                <td>{libraryPatch(fleet, box).changed.toLocaleString('en-GB')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
