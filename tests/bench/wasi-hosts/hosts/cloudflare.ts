/** `@cloudflare/workers-wasi`, whose files are in a WebAssembly module of its own. */

import { WASI } from '@cloudflare/workers-wasi';
import { serve } from '../serve.ts';

async function start(module: WebAssembly.Module): Promise<WebAssembly.Exports> {
  const wasi = new WASI({ args: ['module.wasm'], preopens: ['/'], returnOnExit: true });
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: wasi.wasiImport,
  });
  await wasi.start(instance);
  return instance.exports;
}

serve({
  start,
  async run(module) {
    await start(module);
  },
});
