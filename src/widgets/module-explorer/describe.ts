/** What a byte of a module says, in words. */

import type { Field } from '../../wasm/decode.ts';
import { hexByte } from '../../recording/bytes.ts';
import { formatCount } from '../../recording/format.ts';
import type { Anatomy, Part } from './anatomy.ts';
import { effect } from './effects.ts';

export interface Described {
  /** "Byte 12 of 214: 0x60". */
  readonly byte: string;
  /** "Type section, type 0". */
  readonly where: string;
  /** "Type’s form: function type". */
  readonly what: string;
  /** How it is written, and what an instruction does. */
  readonly how: readonly string[];
}

export function describe(anatomy: Anatomy, part: Part): Described {
  const { bytes } = anatomy;
  const value = bytes[part.byte] ?? 0;
  const byte = `Byte ${formatCount(part.byte)} of ${formatCount(bytes.length)}: 0x${hexByte(value)}`;
  const where = placeInWords(anatomy, part);
  if (part.field === undefined) return { byte, where, what: 'Not read', how: [] };
  const what = upperFirst(part.field.what);
  return { byte, where, what, how: howInWords(bytes, part.field, part.byte) };
}

/**
 * In one line, for who hears it: "Byte 11 of 214, hex 60, Type section, type 0: Type’s form: function
 * type". The two digits stand alone, as they do in the grid, so that they can be asked for by voice.
 */
export function label(anatomy: Anatomy, part: Part): string {
  const { byte, where, what } = describe(anatomy, part);
  return `${byte.replace(': 0x', ', hex ')}, ${where}: ${what}`;
}

function placeInWords({ rows, decoded }: Anatomy, { row }: Part): string {
  const here = row === undefined ? undefined : rows[row];
  if (here === undefined || row === undefined) {
    return decoded.ok ? 'Outside every section' : 'Behind the place where reading stopped';
  }
  if (here.kind !== 'item') return here.title;
  const section = rows.slice(0, row).findLast(({ kind }) => kind === 'section');
  return section === undefined ? here.title : `${section.title}, ${here.title}`;
}

function howInWords(bytes: Uint8Array, field: Field, at: number): readonly string[] {
  const own = bytes.subarray(field.start, field.end);
  const instruction = /^instruction (.*)$/u.exec(field.what)?.[1];
  switch (field.coding) {
    case 'byte':
      return instruction === undefined ? byteInWords(field) : effect(instruction);
    case 'u32':
    case 's32':
    case 's33':
    case 's64':
      return lebInWords(own, field);
    case 'f32':
    case 'f64':
      return [
        `A floating-point number of ${String(own.length)} bytes, the lowest first: ${String(field.value)}.`,
      ];
    case 'name':
      return [`Text in UTF-8: “${String(field.value)}”.`];
    case 'bytes':
      return runInWords(own, field, at);
  }
}

function byteInWords({ value }: Field): readonly string[] {
  return typeof value === 'string' ? [`It stands for ${value}.`] : [];
}

/** A long run isn't one value: what the chosen byte would be as a letter is all that can be said. */
function runInWords(own: Uint8Array, { start }: Field, at: number): readonly string[] {
  const byte = own[at - start] ?? 0;
  const place = `Number ${formatCount(at - start + 1)} of ${formatCount(own.length)} bytes.`;
  const printable = byte > 0x20 && byte < 0x7f;
  return printable ? [place, `As a letter: “${String.fromCharCode(byte)}”.`] : [place];
}

/** "0xe5 0x8e 0x26 is 624,485", and how it is written. */
function lebInWords(own: Uint8Array, { value, coding }: Field): readonly string[] {
  const signed = coding !== 'u32';
  const number = `${signed ? 'A signed number' : 'A number'} in LEB128`;
  const written = Array.from(own, (byte) => `0x${hexByte(byte)}`).join(' ');
  const says = `${number}: ${written} is ${grouped(value)}.`;
  if (own.length === 1) return [says];
  const rule =
    'Each byte holds 7 bits of it, the lowest first; a byte from 0x80 up says that another one follows.';
  return isPadded(own, signed)
    ? [says, rule, 'Fewer bytes would do: the linker left room for a larger number.']
    : [says, rule];
}

function isPadded(own: Uint8Array, signed: boolean): boolean {
  const last = own.at(-1) ?? 0;
  const before = own.at(-2) ?? 0;
  if (!signed) return last === 0;
  return (last === 0 && (before & 64) === 0) || (last === 0x7f && (before & 64) !== 0);
}

function grouped(value: Field['value']): string {
  return String(value ?? '').replace(/\B(?=(\d{3})+$)/gu, ',');
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
