/** Recordings as files: saved as JSON, and read back with every field checked. */

import {
  join,
  list,
  notOneOf,
  number,
  object,
  optional,
  shown,
  text,
  time,
  webAddress,
  Wrong,
  type Fields,
} from './json-fields.ts';
import { LAYERS } from './layers.ts';
import type { Provenance } from './provenance.ts';
import type { Event, Lane, Recording, Span, Spread } from './recording.ts';

/** Raised when older readers would misread a file. */
const VERSION = 1;

export type Loaded =
  | { readonly ok: true; readonly recording: Recording }
  /** `problem` is a sentence for the reader that names the place: "spans[3].end is before its start." */
  | { readonly ok: false; readonly problem: string };

export function toJson(recording: Recording): string {
  return JSON.stringify({ strata: 'recording', version: VERSION, ...recording }, undefined, 1);
}

/** Never throws. Fields that aren't known are left out. */
export function fromJson(text: string): Loaded {
  try {
    return { ok: true, recording: readRecording(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.message };
    if (error instanceof SyntaxError) {
      return { ok: false, problem: `This file isn’t JSON: ${error.message}.` };
    }
    throw error;
  }
}

function readRecording(json: unknown): Recording {
  const fields = object(json, 'The file');
  if (fields.strata !== 'recording') {
    throw new Wrong('This file isn’t a recording of Strata: it doesn’t say so at its start.');
  }
  if (fields.version !== VERSION) {
    throw new Wrong(
      `This recording has version ${shown(fields.version)}, and this page reads version ${String(VERSION)}.`,
    );
  }
  const lanes = list(fields, 'lanes', '', readLane);
  const ids = new Set(lanes.map((lane) => lane.id));
  if (ids.size < lanes.length) throw new Wrong('Two of its lanes have the same id.');
  return {
    title: text(fields, 'title', ''),
    lanes,
    spans: list(fields, 'spans', '', (item, at) => readSpan(item, at, ids)),
    events: list(fields, 'events', '', (item, at) => readEvent(item, at, ids)),
  };
}

function readLane(fields: Fields, at: string): Lane {
  const layer = LAYERS.find((name) => name === fields.layer);
  if (layer === undefined) throw notOneOf(at, 'layer', LAYERS, fields.layer);
  return {
    id: text(fields, 'id', at),
    name: text(fields, 'name', at),
    layer,
    ...optional(fields, 'goal', at, text),
  };
}

function readSpan(fields: Fields, at: string, lanes: ReadonlySet<string>): Span {
  const [start, end] = [time(fields, 'start', at), time(fields, 'end', at)];
  if (end < start) throw new Wrong(`${at}.end is before its start.`);
  return {
    lane: laneOf(fields, at, lanes),
    name: text(fields, 'name', at),
    start,
    end,
    provenance: readProvenance(fields, at),
    ...optional(fields, 'spread', at, readSpread),
    ...optional(fields, 'detail', at, text),
  };
}

function readEvent(fields: Fields, at: string, lanes: ReadonlySet<string>): Event {
  return {
    lane: laneOf(fields, at, lanes),
    name: text(fields, 'name', at),
    at: time(fields, 'at', at),
    provenance: readProvenance(fields, at),
    ...optional(fields, 'detail', at, text),
  };
}

function readSpread(parent: Fields, name: string, at: string): Spread {
  const place = join(at, name);
  const fields = object(parent[name], place);
  return {
    runs: time(fields, 'runs', place),
    p5: time(fields, 'p5', place),
    p95: time(fields, 'p95', place),
  };
}

function readProvenance(parent: Fields, above: string): Provenance {
  const at = join(above, 'provenance');
  const fields = object(parent.provenance, at);
  switch (fields.kind) {
    case 'measured':
      return {
        kind: 'measured',
        ...optional(fields, 'runs', at, time),
        ...optional(fields, 'method', at, text),
      };
    case 'recorded':
      return {
        kind: 'recorded',
        machine: text(fields, 'machine', at),
        date: text(fields, 'date', at),
        ...optional(fields, 'runs', at, time),
      };
    case 'simulated':
      return {
        kind: 'simulated',
        model: text(fields, 'model', at),
        parameters: text(fields, 'parameters', at),
        ...optional(fields, 'seed', at, number),
      };
    case 'cited':
      return {
        kind: 'cited',
        source: text(fields, 'source', at),
        ...optional(fields, 'url', at, webAddress),
        date: text(fields, 'date', at),
      };
    default:
      throw notOneOf(at, 'kind', ['measured', 'recorded', 'simulated', 'cited'], fields.kind);
  }
}

function laneOf(fields: Fields, at: string, lanes: ReadonlySet<string>): string {
  const id = text(fields, 'lane', at);
  if (!lanes.has(id)) throw new Wrong(`${at}.lane names a lane that isn’t there: ${shown(id)}.`);
  return id;
}
