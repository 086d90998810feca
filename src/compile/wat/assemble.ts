/** Assembles the text form of WebAssembly with wabt. */

import loadWabt from 'wabt';
import { readDiagnostics } from '../diagnostics.ts';
import type { Diagnostic } from '../api.ts';

/** The name under which the text is read; it stands before line and column in wabt's words. */
const WAT_FILE = 'main.wat';

/** What today's engines take beyond the first version of WebAssembly, where wabt knows it. */
const FEATURES = {
  bulk_memory: true,
  extended_const: true,
  multi_value: true,
  mutable_globals: true,
  reference_types: true,
  sat_float_to_int: true,
  sign_extension: true,
  simd: true,
  tail_call: true,
};

export interface Assembled {
  /** None where the text is wrong. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly words: string;
  readonly diagnostics: readonly Diagnostic[];
}

type Wabt = Awaited<ReturnType<typeof loadWabt>>;

let loading: Promise<Wabt> | undefined;

/** Never rejects for what the text says. */
export async function assemble(text: string): Promise<Assembled> {
  loading ??= loadWabt();
  const wabt = await loading;
  let parsed: ReturnType<Wabt['parseWat']> | undefined;
  try {
    parsed = wabt.parseWat(WAT_FILE, text, FEATURES);
    parsed.resolveNames();
    parsed.validate();
    const { buffer } = parsed.toBinary({ write_debug_names: true });
    return { bytes: new Uint8Array(buffer), words: '', diagnostics: [] };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const found = readDiagnostics(words, text, WAT_FILE);
    return { bytes: undefined, words, diagnostics: found.length > 0 ? found : [unplaced(words)] };
  } finally {
    parsed?.destroy();
  }
}

function unplaced(words: string): Diagnostic {
  const message = words.trim() === '' ? 'The assembler refuses this and doesn’t say why.' : words;
  return { severity: 'error', line: 1, column: 1, message };
}
