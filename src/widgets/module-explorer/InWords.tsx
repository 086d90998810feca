/** The figure in words: sections with their sizes, what is asked for and offered, and the chosen byte. */

import { formatCount } from '../../recording/format.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Anatomy, Part } from './anatomy.ts';
import { describe } from './describe.ts';
import { percent } from './SectionRow.tsx';

interface Props {
  readonly anatomy: Anatomy;
  readonly chosen: Part;
  readonly name: string;
}

export function InWords({ anatomy, chosen, name }: Props) {
  const { bytes, rows, decoded } = anatomy;
  const { byte, where, what, how } = describe(anatomy, chosen);
  const { imports, exports, code } = decoded.module;
  return (
    <>
      <p>
        {`${name} has ${formatCount(bytes.length)} bytes, ${counted(code.length, 'function')} of its own, ${counted(imports.length, 'import')} and ${counted(exports.length, 'export')}.`}
      </p>
      <ScrollBox class="scroll" label="Sections in words">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" class="n">
                From byte
              </th>
              <th scope="col" class="n">
                Bytes
              </th>
              <th scope="col" class="n">
                Of the whole
              </th>
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ kind }) => kind !== 'item')
              .map((row) => (
                <tr key={row.start}>
                  <td>{row.title}</td>
                  <td class="n">{formatCount(row.start)}</td>
                  <td class="n">{formatCount(row.end - row.start)}</td>
                  <td class="n">{percent(row.share)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollBox>
      {bytes.length > 0 && (
        <p>{`Chosen: ${byte.slice(0, 1).toLowerCase()}${byte.slice(1)}. ${where}. ${what}. ${how.join(' ')}`}</p>
      )}
    </>
  );
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
