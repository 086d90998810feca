/** `@bjorn3/browser_wasi_shim`, plain; its logging, which is on unless refused, is off. */

import { ConsoleStdout, OpenFile, File, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { serve } from '../serve.ts';

interface Started {
  readonly exports: { readonly memory: WebAssembly.Memory; readonly _start: () => unknown };
}

const nowhere = () => undefined;

function start(module: WebAssembly.Module): WebAssembly.Exports {
  const descriptors = [
    new OpenFile(new File([])),
    new ConsoleStdout(nowhere),
    new ConsoleStdout(nowhere),
    new PreopenDirectory('/', new Map()),
  ];
  const wasi = new WASI(['module.wasm'], [], descriptors, { debug: false });
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: wasi.wasiImport,
  });
  wasi.start(instance as unknown as Started);
  return instance.exports;
}

serve({
  start: (module) => Promise.resolve(start(module)),
  run(module) {
    start(module);
  },
});
