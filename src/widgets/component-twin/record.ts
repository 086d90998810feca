/** Notes every call that a component makes of WASI 0.2: its interface, its name in WIT, what went in and what came out. */

import type { ComponentCode, Interfaces } from './code.ts';

/** One call, as WIT names it. */
export interface ComponentCall {
  /** "wasi:filesystem/types". */
  readonly from: string;
  /** "descriptor.open-at", "get-stdout", "output-stream, drop". */
  readonly name: string;
  /** For people: `descriptor 1, "notes.txt", {create, truncate}`. */
  readonly args: string;
  /** "descriptor 2", "err(no-entry)". */
  readonly result: string;
  readonly failed: boolean;
}

type Operation = (this: unknown, ...args: unknown[]) => unknown;

export interface Recorder {
  /** The same interfaces, heard. */
  wrap(interfaces: Interfaces): Interfaces;
  /** From now on calls are noted, or pass unheard; either way the notes begin anew. */
  start(noting: boolean): void;
  calls(): readonly ComponentCall[];
}

interface Resource {
  readonly from: string;
  /** In WIT. */
  readonly name: string;
  readonly its: new () => object;
}

/** The classes by their names in WIT: their own names are shortened in the committed code. */
function resourcesOf({ streams, types }: ComponentCode): readonly Resource[] {
  return [
    { from: 'wasi:io/streams', name: 'input-stream', its: streams.InputStream },
    { from: 'wasi:io/streams', name: 'output-stream', its: streams.OutputStream },
    { from: 'wasi:filesystem/types', name: 'descriptor', its: types.Descriptor },
  ];
}

/** Once for each copy of the code: resources are classes, and their methods are changed in place. */
export function createRecorder(code: ComponentCode): Recorder {
  const resources = resourcesOf(code);
  let calls: ComponentCall[] = [];
  let noting = false;
  let depth = 0;
  let handles = createHandles(resources);

  function heard(from: string, name: string, method: boolean, operation: Operation): Operation {
    return function (...args) {
      // What the host does within a call is its own business.
      if (!noting || depth > 0) return operation.apply(this, args);
      const given = (method ? [this, ...args] : args).map((arg) => inWords(arg, handles));
      const note = (result: string, failed: boolean) => {
        calls.push({ from, name, args: given.join(', '), result, failed });
      };
      depth += 1;
      try {
        const result = operation.apply(this, args);
        note(resultInWords(name, result, handles), false);
        return result;
      } catch (error) {
        if (isExit(error)) note('doesn’t return', false);
        else note(`err(${errorName(error)})`, true);
        throw error;
      } finally {
        depth -= 1;
      }
    };
  }

  for (const { from, name, its } of resources) {
    const prototype: object = its.prototype as object;
    for (const key of Reflect.ownKeys(prototype)) {
      const method: unknown = Reflect.get(prototype, key);
      if (key === 'constructor' || typeof method !== 'function') continue;
      const named = typeof key === 'string' ? `${name}.${kebab(key)}` : `${name}, drop`;
      Reflect.set(prototype, key, heard(from, named, true, method as Operation));
    }
  }

  return {
    wrap: (interfaces) =>
      Object.fromEntries(
        Object.entries(interfaces).map(([from, its]) => [
          from,
          Object.fromEntries(
            Object.entries(its).map(([name, member]: [string, unknown]) => [
              name,
              isOperation(name, member) ? heard(from, kebab(name), false, member) : member,
            ]),
          ),
        ]),
      ),
    start(wanted) {
      noting = wanted;
      calls = [];
      handles = createHandles(resources);
    },
    calls: () => calls,
  };
}

/** Classes begin with a capital letter; `filesystem-error-code` is jco's own question to the host. */
function isOperation(name: string, member: unknown): member is Operation {
  return typeof member === 'function' && /^[a-z]/.test(name) && name !== 'filesystemErrorCode';
}

/** `blockingWriteAndFlush` is `blocking-write-and-flush` in WIT. */
function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

type Handles = (resource: object) => string;

/** Names resources as they come up: "descriptor 1", "output-stream 2". */
function createHandles(resources: readonly Resource[]): Handles {
  const known = new WeakMap<object, string>();
  const counts = new Map<string, number>();
  return (resource) => {
    const before = known.get(resource);
    if (before !== undefined) return before;
    const kind = resources.find(({ its }) => resource instanceof its)?.name ?? 'resource';
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const name = `${kind} ${String(number)}`;
    known.set(resource, name);
    return name;
  };
}

const MOST_BYTES = 40;

/** Nothing is either an option that is empty, which only questions give, or a result that is fine. */
function resultInWords(name: string, result: unknown, handles: Handles): string {
  if (result === undefined) return name.startsWith('get-') ? 'none' : 'ok';
  return inWords(result, handles);
}

function inWords(value: unknown, handles: Handles): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return bytesInWords(value);
  if (Array.isArray(value)) return `[${value.map((item) => inWords(item, handles)).join(', ')}]`;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return handles(value);
  if ('tag' in value) return String(value.tag);
  return `{${fields(value, handles).join(', ')}}`;
}

/** Flags by the names of those that are set, records as `name: value`. */
function fields(value: object, handles: Handles): string[] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    if (field === false || field === undefined) return [];
    return field === true ? [kebab(name)] : [`${kebab(name)}: ${inWords(field, handles)}`];
  });
}

function bytesInWords(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES));
  return JSON.stringify(bytes.length > MOST_BYTES ? `${text}…` : text);
}

/** How the shim ends a program that calls `exit`. */
export function isExit(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && 'exitError' in error && 'code' in error;
}

/** An error of WIT is thrown as its name, or as a variant. */
function errorName(error: unknown): string {
  if (typeof error === 'string') return error;
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null && 'tag' in error) return String(error.tag);
  return String(error);
}
