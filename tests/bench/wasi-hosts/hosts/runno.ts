/** `@runno/wasi`, in the thread itself. */

import { WASI } from '@runno/wasi';
import { serve } from '../serve.ts';

const nowhere = () => undefined;

function start(module: WebAssembly.Module): WebAssembly.Exports {
  const wasi = new WASI({ args: ['module.wasm'], stdout: nowhere, stderr: nowhere, fs: {} });
  const instance = new WebAssembly.Instance(module, wasi.getImportObject());
  wasi.start({ instance, module });
  return instance.exports;
}

serve({
  start: (module) => Promise.resolve(start(module)),
  run(module) {
    start(module);
  },
});
