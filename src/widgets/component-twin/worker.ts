/** The thread in which the component runs, with code and modules that come with its first run. */

import { compileFrom, serve } from '../../wasi/serve.ts';
import { Trouble } from '../../wasi/trouble.ts';
import type { ComponentCode } from './code.ts';
import { createRecorder, type Recorder } from './record.ts';
import { runComponent, type ComponentRun, type Given } from './run-component.ts';

/** What the page asks of the thread. */
export interface Order extends Given {
  /** The absolute address of the component's folder. */
  readonly folder: string;
}

interface Loaded {
  readonly code: ComponentCode;
  readonly recorder: Recorder;
}

let loaded: Loaded | undefined;

serve<ComponentRun>(async (data) => {
  const order = data as Order;
  loaded ??= await load(order.folder);
  const getCore = (name: string) => compileFrom(order.folder + name);
  return runComponent(loaded.code, loaded.recorder, getCore, order);
});

async function load(folder: string): Promise<Loaded> {
  try {
    const code = (await import(/* @vite-ignore */ `${folder}component.js`)) as ComponentCode;
    return { code, recorder: createRecorder(code) };
  } catch (error) {
    throw new Trouble('host-not-loaded', { cause: String(error) });
  }
}
