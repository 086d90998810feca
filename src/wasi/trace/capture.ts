/** Copies what a call reads and writes in linear memory, while it is there: decoding can wait, memory can't. */

import type { Bytes, Ms } from '../../recording/units.ts';
import { RESULT_BYTES, type Parameter, type Signature } from './signatures.ts';

export type Value = number | bigint;

/** As many bytes of one range are kept. */
const RANGE_BYTES = 256;
/** As many of one call. */
const CALL_BYTES = 1024;
/** As many ranges of one call. */
const RANGES = 12;
/** As many buffers of a vectored read or write. */
const VECTORS = 8;

export interface Range {
  /** The parameter that it belongs to. */
  parameter: Parameter | undefined;
  what: string;
  address: number;
  length: Bytes;
  /** Where its copy begins in the capture's bytes, and how long that is. */
  from: number;
  kept: Bytes;
  written: boolean;
}

/** A range as it goes to the page. */
export interface TakenRange {
  readonly what: string;
  readonly address: number;
  readonly length: Bytes;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: boolean;
  /** Which of the signature's parameters it belongs to. */
  readonly parameter: number;
}

/** One call as it was made, undecoded, as it goes to the page. */
export interface TakenCall {
  readonly name: string;
  readonly values: readonly Value[];
  /** Since the tracer's start. */
  readonly at: Ms;
  readonly took: Ms;
  /** The errno; -1 where the call didn't return. */
  readonly answer: number;
  readonly denied: boolean;
  readonly ranges: readonly TakenRange[];
}

/** A copy that nothing changes any more. */
export function take(capture: Capture, start: Ms): TakenCall {
  const { signature, values, took, answer, denied } = capture;
  const ranges = capture.ranges.slice(0, capture.count).map((range) => ({
    what: range.what,
    address: range.address,
    length: range.length,
    bytes: capture.bytes.slice(range.from, range.from + range.kept),
    written: range.written,
    parameter: range.parameter === undefined ? -1 : signature.parameters.indexOf(range.parameter),
  }));
  return { name: signature.name, values, at: capture.at - start, took, answer, denied, ranges };
}

/** The same while it is being made. Captures are used again and again, so that a call makes no garbage. */
export interface Capture {
  signature: Signature;
  values: readonly Value[];
  at: Ms;
  took: Ms;
  /** The errno; -1 where the call didn't return. */
  answer: number;
  denied: boolean;
  readonly ranges: Range[];
  /** So many of `ranges` are this call's. */
  count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  used: Bytes;
}

export function emptyCapture(signature: Signature): Capture {
  const ranges = Array.from({ length: RANGES }, emptyRange);
  const bytes = new Uint8Array(CALL_BYTES);
  const rest = { values: [], at: 0, took: 0, answer: 0, denied: false };
  return { signature, ...rest, ranges, count: 0, bytes, used: 0 };
}

function emptyRange(): Range {
  return {
    parameter: undefined,
    what: '',
    address: 0,
    length: 0,
    from: 0,
    kept: 0,
    written: false,
  };
}

/** The module's memory as both tracer and decoder look at it. */
export interface View {
  readonly bytes: Uint8Array;
  readonly numbers: DataView;
}

/** What the call is going to read. */
export function captureInputs(capture: Capture, view: View): void {
  const { values } = capture;
  for (const parameter of capture.signature.parameters) {
    const first = Number(values[parameter.at]);
    switch (parameter.kind) {
      case 'path':
        copy(capture, view, parameter, 'path', first, size(values, parameter.at + 1), false);
        break;
      case 'data':
        eachVector(capture, view, parameter, first, (address, length) => {
          copy(capture, view, parameter, 'data', address, length, false);
        });
        break;
      case 'buffers':
        eachVector(capture, view, parameter, first, () => undefined);
        break;
      case 'subscriptions': {
        const length = size(values, 2) * SUBSCRIPTION;
        copy(capture, view, parameter, 'subscriptions', first, length, false);
        break;
      }
    }
  }
}

/** Bytes of a subscription and of an event; source: the specification's `wasi_snapshot_preview1.witx`. */
export const SUBSCRIPTION = 48;
export const EVENT = 32;

/** What lengths the memory itself doesn't tell: those of the arguments and of the environment, terminators counted. */
export interface Lengths {
  readonly arguments: readonly Bytes[];
  readonly environment: readonly Bytes[];
}

/** What the call has written. */
export function captureResults(capture: Capture, view: View, lengths: Lengths): void {
  const { values, signature } = capture;
  for (const parameter of signature.parameters) {
    const first = Number(values[parameter.at]);
    const room = size(values, parameter.at + 1);
    const fixed = RESULT_BYTES[parameter.kind];
    if (fixed !== undefined) {
      copy(capture, view, parameter, 'result', first, fixed, true);
      continue;
    }
    switch (parameter.kind) {
      case 'strings>':
        captureStrings(capture, view, parameter, lengths);
        break;
      case 'buffers':
        captureRead(capture, view, parameter);
        break;
      case 'name>':
      case 'random>':
        copy(capture, view, parameter, 'data', first, room, true);
        break;
      case 'link>':
      case 'dirents>': {
        const written = Math.min(room, countOf(capture, view));
        copy(capture, view, parameter, 'data', first, written, true);
        break;
      }
      case 'events>':
        copy(capture, view, parameter, 'events', first, countOf(capture, view) * EVENT, true);
        break;
    }
  }
}

function captureStrings(capture: Capture, view: View, parameter: Parameter, known: Lengths): void {
  const lengths = parameter.label === 'arguments' ? known.arguments : known.environment;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const [list = 0, text = 0] = capture.values;
  copy(capture, view, parameter, 'addresses', Number(list), lengths.length * 4, true);
  copy(capture, view, parameter, 'data', Number(text), total, true);
}

/** What a read has put into its buffers, the first of them. */
function captureRead(capture: Capture, view: View, parameter: Parameter): void {
  let left = countOf(capture, view);
  const list = Number(capture.values[parameter.at]) >>> 0;
  const vectors = Math.min(size(capture.values, parameter.at + 1), VECTORS);
  for (let index = 0; index < vectors && left > 0; index++) {
    const address = numberAt(view, list + index * 8);
    const length = Math.min(left, numberAt(view, list + index * 8 + 4));
    copy(capture, view, parameter, 'data', address, length, true);
    left -= length;
  }
}

function eachVector(
  capture: Capture,
  view: View,
  parameter: Parameter,
  list: number,
  hear: (address: number, length: number) => void,
): void {
  const vectors = size(capture.values, parameter.at + 1);
  copy(capture, view, parameter, 'buffers', list, vectors * 8, false);
  for (let index = 0; index < vectors && index < VECTORS; index++) {
    const at = (list >>> 0) + index * 8;
    hear(numberAt(view, at), numberAt(view, at + 4));
  }
}

/** The count that the call has given back. */
function countOf({ signature, values }: Capture, view: View): number {
  return numberAt(view, Number(values[signature.countAt]) >>> 0);
}

function size(values: readonly Value[], index: number): number {
  return Number(values[index] ?? 0) >>> 0;
}

/** 0 where the address lies outside the memory. */
function numberAt({ numbers }: View, at: number): number {
  return at + 4 <= numbers.byteLength ? numbers.getUint32(at, true) : 0;
}

/** So few bytes are copied faster one by one. */
const FEW = 24;

function copy(
  capture: Capture,
  { bytes }: View,
  parameter: Parameter,
  what: string,
  start: number,
  length: Bytes,
  written: boolean,
): void {
  const range = capture.ranges[capture.count];
  if (range === undefined || length === 0) return;
  capture.count += 1;
  const address = start >>> 0;
  const room = Math.min(RANGE_BYTES, CALL_BYTES - capture.used);
  const kept = Math.max(0, Math.min(length, room, bytes.length - address));
  range.parameter = parameter;
  range.what = what;
  range.address = address;
  range.length = length;
  range.from = capture.used;
  range.kept = kept;
  range.written = written;
  if (kept > FEW) capture.bytes.set(bytes.subarray(address, address + kept), capture.used);
  else for (let i = 0; i < kept; i++) capture.bytes[capture.used + i] = bytes[address + i] ?? 0;
  capture.used += kept;
}
