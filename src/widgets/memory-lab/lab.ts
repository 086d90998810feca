/** The three experiments, on a real instance of the module: its exports are called, its memory is read out. */

import type { Bytes } from '../../recording/units.ts';
import { stdoutOnly } from './stdout-only.ts';

/** What the page asks of the thread. */
export type Order = { readonly url: string } & Experiment;

export type Experiment =
  | { readonly part: 'overflow'; readonly characters: number }
  | { readonly part: 'leak'; readonly rounds: number; readonly forgotten: number }
  | { readonly part: 'edge'; readonly place: Place };

/** Which byte is read: three inside the memory, three outside. */
export type Place = 'zero' | 'last' | 'past' | 'far' | 'minus';

export interface Overflow {
  readonly part: 'overflow';
  readonly characters: number;
  /** Where the eight bytes of the name begin. */
  readonly address: number;
  /** The name and its two neighbours, byte by byte. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** What the program printed. */
  readonly output: string;
}

export interface Sample {
  readonly round: number;
  readonly what: 'start' | 'taken' | 'given back' | 'refused';
  /** Blocks of 64 KiB that the program holds. */
  readonly held: number;
  /** Pages of 64 KiB that its memory has. */
  readonly pages: number;
}

export interface Leak {
  readonly part: 'leak';
  readonly forgotten: number;
  readonly samples: readonly Sample[];
}

export interface Edge {
  readonly part: 'edge';
  readonly place: Place;
  /** As the module takes it: a number of 32 bits without a sign. */
  readonly address: number;
  readonly size: Bytes;
  /** What the byte holds; none where the engine refused. */
  readonly value?: number;
  /** The engine's own words. */
  readonly trap?: string;
}

export type Found = Overflow | Leak | Edge;

/** The size of a page of linear memory, which the standard fixes. */
export const PAGE = 65_536;
/** `name`, `is_admin`, `balance`. */
export const WINDOW = 16;
/** Blocks that each round takes. */
const BLOCKS = 8;

interface Exports {
  readonly memory: WebAssembly.Memory;
  where(): number;
  overflow(length: number): void;
  take(): number;
  give_back(): void;
  peek(address: number): number;
}

/** A fresh instance for each experiment, so that none meets what another has broken. */
export function carryOut(module: WebAssembly.Module, experiment: Experiment): Found {
  const stdout = stdoutOnly();
  const instance = new WebAssembly.Instance(module, stdout.imports);
  const exports = instance.exports as unknown as Exports & { _initialize(): void };
  stdout.writesFrom(exports.memory);
  exports._initialize();
  switch (experiment.part) {
    case 'overflow':
      return overflow(exports, experiment.characters, stdout.text);
    case 'leak':
      return leak(exports, experiment.rounds, experiment.forgotten);
    case 'edge':
      return edge(exports, experiment.place);
  }
}

function overflow(exports: Exports, characters: number, text: () => string): Overflow {
  const address = exports.where();
  const read = () => [...new Uint8Array(exports.memory.buffer, address, WINDOW)];
  const before = read();
  exports.overflow(characters);
  return { part: 'overflow', characters, address, before, after: read(), output: text() };
}

function leak(exports: Exports, rounds: number, forgotten: number): Leak {
  const samples: Sample[] = [];
  let held = 0;
  const note = (round: number, what: Sample['what']) => {
    samples.push({ round, what, held, pages: exports.memory.buffer.byteLength / PAGE });
  };
  note(0, 'start');
  for (let round = 1; round <= rounds; round += 1) {
    for (let block = 0; block < BLOCKS; block += 1) {
      if (exports.take() === 0) {
        note(round, 'refused');
        return { part: 'leak', forgotten, samples };
      }
      held += 1;
    }
    note(round, 'taken');
    for (let block = forgotten; block < BLOCKS; block += 1) {
      exports.give_back();
      held -= 1;
    }
    note(round, 'given back');
  }
  return { part: 'leak', forgotten, samples };
}

function edge(exports: Exports, place: Place): Edge {
  const size = exports.memory.buffer.byteLength;
  const address = addressOf(place, size);
  const found = { part: 'edge', place, address, size } as const;
  try {
    return { ...found, value: exports.peek(address) };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return { ...found, trap: error.message };
    throw error;
  }
}

function addressOf(place: Place, size: Bytes): number {
  switch (place) {
    case 'zero':
      return 0;
    case 'last':
      return size - 1;
    case 'past':
      return size;
    case 'far':
      return size + 1024 * 1024;
    case 'minus':
      return 2 ** 32 - 1;
  }
}
