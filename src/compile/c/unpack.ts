/** Unpacks the compiler's parts with a Brotli decoder in WebAssembly, piece by piece as they are asked for. */

import { BrotliDecStream, BrotliStreamResultCode } from 'brotli-dec-wasm/web';
import type { Arrived, Store } from './fetch-parts.ts';
import type { PackedFile } from './manifest.ts';

/** How much is unpacked in one step. */
const STEP = 1 << 20;

/** The bytes of a file whose parts are all in `store`. The decoder must have been initialised. */
export function openFile(file: PackedFile, store: Store): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = piecesOf(file, store);
  return new ReadableStream({
    pull(controller) {
      const next = pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

function* piecesOf(file: PackedFile, store: Store): Generator<Uint8Array<ArrayBuffer>> {
  for (const part of file.parts) {
    const arrived = store.get(part.file);
    if (arrived === undefined) throw new Error(`${part.file} was not fetched`);
    if (arrived.packed) yield* unpack(arrived);
    else yield arrived.bytes;
  }
}

function* unpack({ bytes }: Arrived): Generator<Uint8Array<ArrayBuffer>> {
  const decoder = new BrotliDecStream();
  try {
    let at = 0;
    let code = BrotliStreamResultCode.NeedsMoreOutput;
    while (code === BrotliStreamResultCode.NeedsMoreOutput) {
      const result = decoder.decompress(bytes.subarray(at), STEP);
      at += result.input_offset;
      code = result.code;
      yield new Uint8Array(result.buf);
      result.free();
    }
    if (code !== BrotliStreamResultCode.ResultSuccess) throw new Error('a part ends too early');
  } finally {
    decoder.free();
  }
}
