/** What differs between the two interfaces, row by row: some of it known, some of it from the run. */

import { formatBytes } from '../../recording/format.ts';
import { DOWNLOAD } from './component.ts';
import type { Twin } from './use-twin.ts';

type Row = readonly [name: string, plain: string, component: string];

const KNOWN: readonly Row[] = [
  [
    'What it asks by',
    'one flat list of functions, with numbers and addresses in memory',
    'interfaces with types: strings, lists, records, results',
  ],
  [
    'Opening a file',
    'path_open takes nine numbers and gives one',
    'open-at takes flags and a string, and gives a descriptor or an error',
  ],
  [
    'An open file is',
    'a descriptor, a small number: 4',
    'a resource with a type: no stream can stand in its place',
  ],
  ['How it can end', 'with an exit code', 'with ok or err'],
  [
    'To be fetched',
    `${sizes('plain')}; the host is part of this site`,
    `${sizes('component')}, its host included`,
  ],
];

export function Compare({ twin: { plain, component } }: { readonly twin: Twin }) {
  const interfaces = new Set(component?.calls.map(({ from }) => from)).size;
  const ran: readonly Row[] =
    plain === undefined || component === undefined
      ? []
      : [
          [
            'Calls in this run',
            String(plain.callCount),
            `${String(component.calls.length)}, of ${String(interfaces)} interfaces`,
          ],
          ['This run ended with', `exit code ${String(plain.exitCode)}`, component.status],
        ];
  return (
    <div class="scroll">
      <table class="ct-compare">
        <thead>
          <tr>
            <td />
            <th scope="col">Preview 1</th>
            <th scope="col">0.2</th>
          </tr>
        </thead>
        <tbody>
          {[...KNOWN, ...ran].map(([name, one, two]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{one}</td>
              <td>{two}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sizes(side: keyof typeof DOWNLOAD): string {
  const { bytes, compressed } = DOWNLOAD[side];
  return `${formatBytes(bytes)} (${formatBytes(compressed)} compressed)`;
}
