/**
 * Linear memory as a value: a write gives a new memory that shares all but a few hundred bytes with the
 * old one, so that every state of a long run can be kept.
 */

const PAGE = 65_536;
const CHUNK = 256;
const CHUNKS_A_PAGE = PAGE / CHUNK;

type Page = readonly Uint8Array[];

export interface Memory {
  readonly pages: readonly Page[];
  /** In pages; what `memory.grow` can reach. */
  readonly most: number;
}

const EMPTY_CHUNK = new Uint8Array(CHUNK);
const EMPTY_PAGE: Page = new Array<Uint8Array>(CHUNKS_A_PAGE).fill(EMPTY_CHUNK);

/** All zeros. */
export function newMemory(pages: number, most: number): Memory {
  return { pages: new Array<Page>(pages).fill(EMPTY_PAGE), most };
}

/** Bytes. */
export function sizeOf(memory: Memory): number {
  return memory.pages.length * PAGE;
}

/** False where so many bytes from `address` aren't all inside. */
export function holds(memory: Memory, address: number, length: number): boolean {
  return address + length <= sizeOf(memory);
}

/** A copy of `length` bytes from `address`, which have to be inside. */
export function readBytes(memory: Memory, address: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { page, chunk, offset } = placeOf(address + done);
    const from = memory.pages[page]?.[chunk] ?? EMPTY_CHUNK;
    const part = from.subarray(offset, offset + length - done);
    bytes.set(part, done);
    done += part.length;
  }
  return bytes;
}

/** The memory with `bytes` at `address`; they have to fit inside. */
export function writeBytes(memory: Memory, address: number, bytes: Uint8Array): Memory {
  if (bytes.length === 0) return memory;
  const pages = [...memory.pages];
  const fresh = new Map<number, Uint8Array[]>();
  for (let done = 0; done < bytes.length;) {
    const { page, chunk, offset } = placeOf(address + done);
    let chunks = fresh.get(page);
    if (chunks === undefined) {
      chunks = [...(pages[page] ?? EMPTY_PAGE)];
      fresh.set(page, chunks);
      pages[page] = chunks;
    }
    const changed = Uint8Array.from(chunks[chunk] ?? EMPTY_CHUNK);
    const part = bytes.subarray(done, done + CHUNK - offset);
    changed.set(part, offset);
    chunks[chunk] = changed;
    done += part.length;
  }
  return { ...memory, pages };
}

/** The memory with so many pages of zeros more; nothing where that is more than it may have. */
export function grow(memory: Memory, by: number): Memory | undefined {
  if (memory.pages.length + by > memory.most) return undefined;
  return { ...memory, pages: [...memory.pages, ...new Array<Page>(by).fill(EMPTY_PAGE)] };
}

function placeOf(address: number) {
  return {
    page: Math.floor(address / PAGE),
    chunk: Math.floor((address % PAGE) / CHUNK),
    offset: address % CHUNK,
  };
}
