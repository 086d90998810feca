/** This site's own system calls, as its worker has them, without a trace. */

import { WASIProcExit } from '@bjorn3/browser_wasi_shim';
import { createSystem } from '../../../../src/wasi/preview1/system.ts';
import { prefilled } from '../../../../src/wasi/preview1/input.ts';
import { serve } from '../serve.ts';

const nowhere = () => undefined;

/** As the worker keeps them beside a compiled module. */
const names = new WeakMap<WebAssembly.Module, readonly string[]>();

function namesOf(module: WebAssembly.Module): readonly string[] {
  const known = names.get(module) ?? WebAssembly.Module.imports(module).map(({ name }) => name);
  names.set(module, known);
  return known;
}

function start(module: WebAssembly.Module): WebAssembly.Exports {
  const system = createSystem({
    args: ['module.wasm'],
    env: {},
    files: {},
    stdin: prefilled(''),
    stdout: nowhere,
    stderr: nowhere,
  });
  const calls = system.calls(namesOf(module));
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
  system.attach(instance.exports.memory as WebAssembly.Memory);
  try {
    (instance.exports._start as () => void)();
  } catch (error) {
    if (!(error instanceof WASIProcExit)) throw error;
  }
  return instance.exports;
}

serve({
  start: (module) => Promise.resolve(start(module)),
  run(module) {
    start(module);
  },
});
