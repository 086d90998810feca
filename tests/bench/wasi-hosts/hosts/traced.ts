/** This site's host with its trace on, told to the page as its worker tells it. */

import { listenedGuest } from '../../../../src/wasi/listen.ts';
import { DEFAULT_LIMITS } from '../../../../src/wasi/limits.ts';
import { typedInput } from '../../../../src/wasi/input.ts';
import type { RunOrder } from '../../../../src/wasi/protocol.ts';
import { serve } from '../serve.ts';

const { memory, output, files, fileBytes } = DEFAULT_LIMITS;
const ORDER: RunOrder = {
  type: 'run',
  id: 1,
  module: '',
  key: '',
  given: {
    args: ['module.wasm'],
    env: {},
    stdin: '',
    files: {},
    preopens: [{ path: '/', folder: '', write: true }],
    deny: [],
    fixed: {},
    most: { output, files, fileBytes },
  },
  memory,
  trace: true,
  repeat: false,
};

async function start(module: WebAssembly.Module): Promise<WebAssembly.Exports> {
  const guest = listenedGuest(ORDER, (message) => postMessage(message), typedInput());
  const instance = new WebAssembly.Instance(module, guest.imports);
  await guest.start(instance);
  return instance.exports;
}

serve({
  start,
  async run(module) {
    await start(module);
  },
});
