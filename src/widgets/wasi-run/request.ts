/** From the figure's settings to a run: arguments, files and limits. */

import type { RunSpec } from '../../wasi/api.ts';
import { findModule, moduleUrl, type ModuleInfo } from '../../wasi/modules.ts';
import type { ParamValues } from '../params.ts';
import type { WasiRunSchema } from './params.ts';

export type Values = ParamValues<WasiRunSchema>;

/** What lies in the directory before the run. */
export const GIVEN_FILES = { 'given.txt': 'The host put this file here.\n' };

const MIB = 1024 * 1024;

export function request(values: Values, base: string): RunSpec {
  return {
    module: moduleUrl(values.module, base),
    args: values.args.split(/\s+/).filter((arg) => arg !== ''),
    ...(values.directory ? { files: GIVEN_FILES } : {}),
    limits: { memory: values.memory * MIB },
    trace: true,
    repeat: true,
  };
}

/** The chosen module; a name that isn't known was put right before, so there is always one. */
export function chosen(values: Values): ModuleInfo {
  const module = findModule(values.module);
  if (module === undefined) throw new Error(`There is no module “${values.module}”.`);
  return module;
}

/** As it would be typed: `hello.wasm one two`. */
export function commandLine(values: Values): string {
  return [`${values.module}.wasm`, values.args.trim()].filter((part) => part !== '').join(' ');
}
