/** `@tybys/wasm-util`, with its files in memfs; both want Node’s `Buffer`. */

import { Buffer } from 'buffer';
import { WASI } from '@tybys/wasm-util';
import { createFsFromVolume, Volume } from 'memfs-browser';
import { serve } from '../serve.ts';

Object.assign(globalThis, { Buffer });

const nowhere = () => undefined;

function start(module: WebAssembly.Module): WebAssembly.Exports {
  const wasi = new WASI({
    version: 'preview1',
    args: ['module.wasm'],
    preopens: { '/': '/' },
    fs: createFsFromVolume(Volume.fromJSON({ '/': null })) as never,
    print: nowhere,
    printErr: nowhere,
    returnOnExit: true,
  });
  const instance = new WebAssembly.Instance(module, wasi.getImportObject());
  void wasi.start(instance);
  return instance.exports;
}

serve({
  start: (module) => Promise.resolve(start(module)),
  run(module) {
    start(module);
  },
});
