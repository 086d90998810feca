/** Runs a module on the host's core in this process, without worker and browser. */

import type { Call, FileTree } from '../../../src/wasi/api.ts';
import type { Given } from '../../../src/wasi/given.ts';
import { createGuest } from '../../../src/wasi/guest.ts';
import { decode } from '../../../src/wasi/trace/decode.ts';
import { capMemory, DEFAULT_LIMITS } from '../../../src/wasi/limits.ts';

interface Wish {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly files?: FileTree | undefined;
  readonly memory?: number | undefined;
  readonly output?: number;
  readonly preopens?: Given['preopens'];
  readonly deny?: Given['deny'];
  readonly fixed?: Given['fixed'];
}

export function runInNode(bytes: Uint8Array<ArrayBuffer>, wish: Wish = {}) {
  const capped = capMemory(bytes, wish.memory ?? DEFAULT_LIMITS.memory);
  if (!capped.ok) throw new Error(`wants ${String(capped.wants)} bytes of memory`);
  const text = { stdout: '', stderr: '' };
  const pieces: string[] = [];
  const guest = createGuest(
    {
      args: wish.args ?? ['test.wasm'],
      env: wish.env ?? {},
      stdin: wish.stdin ?? '',
      files: wish.files,
      preopens: wish.preopens ?? [{ path: '/', folder: '', write: true }],
      deny: wish.deny ?? [],
      fixed: wish.fixed ?? {},
      most: { ...DEFAULT_LIMITS, output: wish.output ?? DEFAULT_LIMITS.output },
    },
    {
      onOutput(stream, piece) {
        text[stream] += piece;
        pieces.push(piece);
      },
      trace: { now: () => 0 },
    },
  );
  const instance = new WebAssembly.Instance(new WebAssembly.Module(capped.bytes), guest.imports);
  const exitCode = guest.start(instance);
  const calls: readonly Call[] = (guest.tracer?.latest(Infinity) ?? []).map(decode);
  return { ...text, pieces, calls, exitCode, files: guest.files(), cut: guest.cut() };
}
