/** Makes sure that a compiled module can be run here, before it is. */

import { IMPORT_MODULE, MEMORY, START, type Guest } from './guest.ts';
import { startType } from './start-type.ts';
import { importTrouble, Trouble } from './trouble.ts';

export interface Kept {
  readonly module: WebAssembly.Module;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of everything that it imports. */
  readonly names: readonly string[];
}

/** The module, once it is sure that everything it asks for is there and that it can be started. */
export function checked({ module, bytes }: Kept, guest: Guest): WebAssembly.Module {
  const offered = guest.imports[IMPORT_MODULE] ?? {};
  const missing = WebAssembly.Module.imports(module).filter(
    (wanted) =>
      wanted.module !== IMPORT_MODULE ||
      wanted.kind !== 'function' ||
      !Object.hasOwn(offered, wanted.name),
  );
  if (missing.length > 0) throw importTrouble(missing);
  const exported = WebAssembly.Module.exports(module);
  const has = (name: string, kind: WebAssembly.ImportExportKind) =>
    exported.some((e) => e.name === name && e.kind === kind);
  const names = [
    ...(has(START, 'function') ? [] : [`function ${START}`]),
    ...(has(MEMORY, 'memory') ? [] : ['memory']),
  ];
  if (names.length > 0) {
    const offers = exported.filter((e) => e.kind === 'function').map((e) => e.name);
    throw new Trouble('no-start', { names, offers });
  }
  const type = startType(bytes);
  if (type !== undefined && type !== 'nothing') throw new Trouble('no-start', { type });
  return module;
}
