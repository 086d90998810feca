/** What a module can ask of its host (imports), and what it offers (exports), in words. */

import {
  functionType,
  importedCount,
  type Export,
  type GlobalType,
  type Import,
  type Limits,
  type Module,
} from '../../wasm/module.ts';
import { typeInWords } from './outline.ts';
import { PREVIEW1, preview1Can } from './preview1.ts';

export interface Entry {
  readonly name: string;
  /** For imports: the module that it is asked of. */
  readonly from?: string;
  /** A sentence. */
  readonly words: string;
  /** Where it stands in the file. */
  readonly byte: number;
}

export function asks(module: Module): readonly Entry[] {
  return module.imports.map((one) => ({
    name: one.name,
    from: one.module,
    words: importInWords(module, one),
    byte: one.start,
  }));
}

export function offers(module: Module): readonly Entry[] {
  return module.exports.map((one) => ({
    name: one.name,
    words: exportInWords(module, one),
    byte: one.start,
  }));
}

function importInWords(module: Module, { module: from, name, description }: Import): string {
  switch (description.kind) {
    case 'func': {
      const can = from === PREVIEW1 ? preview1Can(name) : undefined;
      if (can !== undefined) return `It can ${can}.`;
      return `A function that ${typeInWords(module.types[description.type])}; what it does, the host decides.`;
    }
    case 'memory':
      return `A memory that the host makes: ${memoryInWords(description.type.limits)}.`;
    case 'table':
      return `A table that the host makes, of at least ${String(description.type.limits.min)} entries.`;
    case 'global':
      return `A value that the host sets: ${globalInWords(description.type)}.`;
  }
}

/** Names whose meaning hosts agree on: WASI’s application ABI. */
const AGREED: Readonly<Record<string, string>> = {
  _start: 'Where the program starts: the host calls it once.',
  _initialize: 'Makes the library ready: the host calls it once, before all else.',
};

function exportInWords(module: Module, { name, kind, index }: Export): string {
  switch (kind) {
    case 'func':
      return (
        (Object.hasOwn(AGREED, name) ? AGREED[name] : undefined) ??
        `A function that ${typeInWords(functionType(module, index))}.`
      );
    case 'memory': {
      const memory = module.memories[index - importedCount(module, 'memory')];
      const size = memory === undefined ? '' : `: ${memoryInWords(memory.limits)}`;
      return `Its memory, for the host to read and write${size}.`;
    }
    case 'table':
      return 'A table of functions, which the host may call or change.';
    case 'global': {
      const global = module.globals[index - importedCount(module, 'global')];
      return `A value that the host can read${global === undefined ? '' : `: ${globalInWords(global.type)}`}.`;
    }
  }
}

function memoryInWords({ min, max }: Limits): string {
  const most = max === undefined ? '' : `, at most ${String(max)}`;
  const pages = min === 1 ? '1 page' : `${String(min)} pages`;
  return `${pages} of 64\u00A0KiB to start with${most}`;
}

function globalInWords({ type, mutable }: GlobalType): string {
  return mutable ? `${type}, which can change` : type;
}
