/** Modules written out in a test, for what no module of the site does. */

import loadWabt from 'wabt';

const wabt = await loadWabt();

/** The bytes of a module in WAT; unless `whole`, the text is what stands inside `(module …)` beside a memory. */
export function wat(text: string, whole = false): Uint8Array<ArrayBuffer> {
  const source = whole ? text : `(module ${text} (memory (export "memory") 1))`;
  const parsed = wabt.parseWat('test.wat', source);
  try {
    return new Uint8Array(parsed.toBinary({}).buffer);
  } finally {
    parsed.destroy();
  }
}

/** Imports one call of WASI as `$name`. */
export function wasiImport(name: string, params: string, result = '(result i32)'): string {
  return `(import "wasi_snapshot_preview1" "${name}" (func $${name} (param ${params}) ${result}))`;
}
