/** Bytes as lines of a hex dump: address, hexadecimal, and what they are as text. */

import { hexByte } from '../../recording/bytes.ts';

export interface HexLine {
  /** "00011f40". */
  readonly address: string;
  /** "2f 6e 6f". */
  readonly hex: string;
  /** Printable ASCII; a dot for anything else. */
  readonly text: string;
}

/** `address` is that of the first byte; each line has `width` bytes, the last one may have fewer. */
export function hexLines(bytes: Uint8Array, address: number, width = 8): readonly HexLine[] {
  return Array.from({ length: Math.ceil(bytes.length / width) }, (_, index) => {
    const line = [...bytes.subarray(index * width, (index + 1) * width)];
    return {
      address: hexAddress(address + index * width),
      hex: line.map(hexByte).join(' '),
      text: line
        .map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.'))
        .join(''),
    };
  });
}

/** Eight digits, which is what 32-bit memory needs: `hexAddress(255)` is "000000ff". */
export function hexAddress(address: number): string {
  return address.toString(16).padStart(8, '0');
}
