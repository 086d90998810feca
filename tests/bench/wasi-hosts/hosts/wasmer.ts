/** `@wasmer/wasi`, itself a WebAssembly module; it wants Node’s `Buffer`. */

import { Buffer } from 'buffer';
import { init, MemFS, WASI } from '@wasmer/wasi';
import { serve } from '../serve.ts';

Object.assign(globalThis, { Buffer });

function start(module: WebAssembly.Module): { wasi: WASI; exports: WebAssembly.Exports } {
  const wasi = new WASI({
    args: ['module.wasm'],
    env: {},
    preopens: { '/': '/' },
    fs: new MemFS(),
  });
  const instance = wasi.instantiate(module, {});
  wasi.start();
  return { wasi, exports: instance.exports };
}

serve({
  prepare: () => init(),
  start: (module) => Promise.resolve(start(module).exports),
  run(module) {
    // Its memory isn’t ours to collect.
    start(module).wasi.free();
  },
});
