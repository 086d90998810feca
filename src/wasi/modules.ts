/** The modules that this site runs: what widgets and pages show of them. */

import manifest from '../../public/modules/manifest.json' with { type: 'json' };
import type { Bytes } from '../recording/units.ts';

export interface ModuleInfo {
  /** In links and file names: "write-file". */
  readonly name: string;
  /** "Write a file". */
  readonly title: string;
  readonly language: string;
  /** One sentence on what it does. */
  readonly does: string;
  readonly bytes: Bytes;
  /** Where its source stands in the repository. */
  readonly source: string;
}

/** All that can be run as programs, in the order in which readers see them. */
export const PROGRAMS: readonly ModuleInfo[] = manifest.filter(({ form }) => form !== 'library');

/** Those that need nobody to type, and that every figure can run. */
export const MODULES: readonly ModuleInfo[] = manifest.filter(({ form }) => form === undefined);

export function findModule(name: string): ModuleInfo | undefined {
  return PROGRAMS.find((module) => module.name === name);
}

/** A module's address below the site's base: `/modules/hello.wasm`. */
export function moduleUrl(name: string, base = '/'): string {
  return `${base.endsWith('/') ? base : `${base}/`}modules/${name}.wasm`;
}
