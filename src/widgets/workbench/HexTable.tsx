/** Bytes as a table: address, hexadecimal, text. */

import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { hexLines } from './hex.ts';

interface Props {
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Of the first byte. */
  readonly address: number;
}

export function HexTable({ label, bytes, address }: Props) {
  return (
    <ScrollBox class="wb-hex" role="group" label={label}>
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Address</th>
            <th scope="col">Hexadecimal</th>
            <th scope="col">As text</th>
          </tr>
        </thead>
        <tbody>
          {hexLines(bytes, address).map((line) => (
            <tr key={line.address}>
              <th scope="row">{line.address}</th>
              <td>{line.hex}</td>
              <td>{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
