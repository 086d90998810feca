/** Every value of a module in file order, a million of them in a few typed arrays. */

import type { Field } from '../../wasm/decode.ts';
import { indexBefore } from './search.ts';

const FIRST_ROOM = 1024;

/** Values follow one another without a gap, so each ends where the next begins. */
export class Fields {
  #count = 0;
  #end = 0;
  #starts = new Uint32Array(FIRST_ROOM);
  #kinds = new Uint32Array(FIRST_ROOM);
  #numbers = new Float64Array(FIRST_ROOM);
  /** Names and numbers of 64 bits, by the place of the field. */
  readonly #values = new Map<number, bigint | string>();
  /** Each pair of `what` and `coding` once; there are some hundred. */
  readonly #known: Pick<Field, 'what' | 'coding'>[] = [];
  readonly #kindOf = new Map<string, number>();

  add({ start, end, what, coding, value }: Field): void {
    if (this.#count === this.#starts.length) this.#grow();
    const at = this.#count++;
    this.#starts[at] = start;
    this.#end = end;
    this.#kinds[at] = this.#kind(what, coding);
    if (typeof value === 'number') this.#numbers[at] = value;
    else if (value !== undefined) this.#values.set(at, value);
  }

  /** Where reading stopped. */
  get end(): number {
    return this.#end;
  }

  /** The value that a byte belongs to; none where it was not read. */
  holding(byte: number): Field | undefined {
    const at = indexBefore(this.#count, (index) => this.#starts[index] ?? 0, byte);
    const kind = this.#known[this.#kinds[at] ?? -1];
    if (at < 0 || kind === undefined || byte >= this.#end) return undefined;
    const next = at + 1 < this.#count ? this.#starts[at + 1] : undefined;
    const value = this.#values.get(at) ?? this.#numbers[at] ?? 0;
    const range = { start: this.#starts[at] ?? 0, end: next ?? this.#end };
    return kind.coding === 'bytes' ? { ...range, ...kind } : { ...range, ...kind, value };
  }

  #kind(what: string, coding: Field['coding']): number {
    const known = this.#kindOf.get(what);
    if (known !== undefined && this.#known[known]?.coding === coding) return known;
    this.#kindOf.set(what, this.#known.length);
    return this.#known.push({ what, coding }) - 1;
  }

  #grow(): void {
    const room = this.#count * 2;
    this.#starts = enlarged(this.#starts, new Uint32Array(room));
    this.#kinds = enlarged(this.#kinds, new Uint32Array(room));
    this.#numbers = enlarged(this.#numbers, new Float64Array(room));
  }
}

function enlarged<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
