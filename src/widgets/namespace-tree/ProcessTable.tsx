/** All processes as a tree, with the number that each has in every PID namespace. */

import { spaceOf, type Machine, type Process } from '../../sim/linux/namespaces/machine.ts';
import type { NamespaceRun } from '../../sim/linux/namespaces/scenario.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

const NAMES = ['on the host', 'in the container', 'in the inner one'];

export function ProcessTable({ run }: { readonly run: NamespaceRun }) {
  const { machine, pidSpaces } = run;
  return (
    <ScrollBox class="ns-tree" role="group" label="Processes and their numbers">
      <table>
        <caption>Every process of the machine, and its number in each PID namespace</caption>
        <thead>
          <tr>
            <th scope="col">Process</th>
            {pidSpaces.map((space, level) => (
              <th scope="col" class="n" key={space}>
                {NAMES[level] ?? `level ${String(level)}`}
                {spaceOf(machine, 'pid', space).data.ended && ' (ended)'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inTree(machine).map(({ process, depth }) => (
            <tr key={process.id}>
              <th scope="row" style={{ paddingInlineStart: `${String(depth * 1.1)}rem` }}>
                {process.command}
              </th>
              {pidSpaces.map((space) => (
                <td class="n" key={space}>
                  {process.numbers[space] ?? <span>not seen</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface Placed {
  readonly process: Process;
  readonly depth: number;
}

/** Parents before their children, in the order of their start. */
function inTree(machine: Machine, parent?: number, depth = 0): readonly Placed[] {
  return machine.processes
    .filter((process) => process.parent === parent)
    .flatMap((process) => [{ process, depth }, ...inTree(machine, process.id, depth + 1)]);
}
