/** How each module of the site is run in a race: what it is given, so that its run is short and does not fail. */

import type { RunSpec } from '../../wasi/api.ts';
import { moduleUrl } from '../../wasi/modules.ts';

const GIVEN: Readonly<Record<string, Pick<RunSpec, 'args' | 'files'>>> = {
  'write-file': { files: {} },
  // 64 MiB; without a number it eats until its host says no.
  'eat-memory': { args: ['64'] },
};

/** Phases shorter than the clock's step are repeated: a log axis shows them as well as the long ones. */
export function specFor(module: string): RunSpec {
  return {
    module: moduleUrl(module, import.meta.env.BASE_URL),
    repeat: true,
    ...GIVEN[module],
  };
}
