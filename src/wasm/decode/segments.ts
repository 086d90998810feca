/** Reads element and data segments: core specification, 5.5.12 and 5.5.14. */

import type { DataSegment, ElementSegment, Range, ReferenceType, SegmentMode } from '../module.ts';
import { readExpression } from './instructions.ts';
import { Failure, type Reader } from './reader.ts';

/** Bits of an element segment's form. */
const NOT_ACTIVE = 1;
/** Of an active one: it names its table; of another: it is declarative. */
const EXPLICIT = 2;
const EXPRESSIONS = 4;

export function readElement(reader: Reader): Omit<ElementSegment, keyof Range> {
  const start = reader.at;
  const form = reader.u32('form of the element segment');
  if (form > 7)
    throw new Failure('malformed', start, 'No form of element segment has this number.');
  const mode = readElementMode(reader, form);
  const typed = (form & (NOT_ACTIVE | EXPLICIT)) !== 0;
  if (form & EXPRESSIONS) {
    const type = typed ? reader.referenceType('type of the elements') : 'funcref';
    const expressions = reader.list('elements', () => readExpression(reader));
    return { form, mode, type, items: { kind: 'expressions', expressions } };
  }
  const type = typed ? readElementKind(reader) : 'funcref';
  const ranges: Range[] = [];
  const functions = reader.list('elements', () => {
    const at = reader.at;
    const func = reader.u32('function’s index');
    ranges.push({ start: at, end: reader.at });
    return func;
  });
  return { form, mode, type, items: { kind: 'functions', functions, ranges } };
}

function readElementMode(reader: Reader, form: number): SegmentMode {
  if (form & NOT_ACTIVE) return { kind: form & EXPLICIT ? 'declarative' : 'passive' };
  const into = form & EXPLICIT ? reader.u32('table’s index') : 0;
  return { kind: 'active', into, offset: readExpression(reader) };
}

function readElementKind(reader: Reader): ReferenceType {
  const start = reader.at;
  const kind = reader.byte('kind of the elements: functions');
  if (kind === 0) return 'funcref';
  throw new Failure('malformed', start, 'The kind of the elements must be 0 (functions).');
}

export function readData(reader: Reader): Omit<DataSegment, keyof Range> {
  const start = reader.at;
  const form = reader.u32('form of the data segment');
  if (form > 2) throw new Failure('malformed', start, 'No form of data segment has this number.');
  const mode = readDataMode(reader, form);
  const length = reader.u32('length of the data');
  const at = reader.at;
  const bytes = reader.take(length, 'data');
  return { mode, bytes, content: { start: at, end: reader.at } };
}

function readDataMode(reader: Reader, form: number): SegmentMode {
  if (form === 1) return { kind: 'passive' };
  const into = form === 2 ? reader.u32('memory’s index') : 0;
  return { kind: 'active', into, offset: readExpression(reader) };
}
