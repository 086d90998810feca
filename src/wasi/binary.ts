/** Just enough of the binary format to find a section of a module and to read numbers from it. */

export interface Section {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Bytes before the first section: magic number and version. */
const HEADER = 8;

/** Undefined where there is none, or the bytes make no sense. Source: Core Specification, section 5.5. */
export function findSection(bytes: Uint8Array<ArrayBuffer>, wanted: number): Section | undefined {
  let start = HEADER;
  while (start < bytes.length) {
    const reader = new Reader(bytes, start + 1);
    const size = reader.number();
    const end = reader.at + size;
    if (end > bytes.length) return undefined;
    if (bytes[start] === wanted) return { start, body: reader.at, end };
    start = end;
  }
  return undefined;
}

/** No number takes more bytes: one of 64 bits has 7 of them in each. */
const LONGEST = 10;

/** Reads unsigned LEB128 numbers, bytes and names; past the end it reads zeros. */
export class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  number(): number {
    let value = 0;
    for (let place = 0; place < LONGEST; place++) {
      const byte = this.byte();
      value += (byte & 127) * 128 ** place;
      if (byte < 128) break;
    }
    return value;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0;
  }

  name(): string {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.#bytes.subarray(this.at - length, this.at));
  }
}
