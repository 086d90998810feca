/** What both runs have shown, in sentences. */

import type { FileTree, RunReport } from '../../wasi/api.ts';
import type { ComponentRun } from './run-component.ts';
import { startsInWords } from './starts.ts';
import type { Twin } from './use-twin.ts';

export function summary({ stage, plain, component, timings, failure }: Twin): string {
  if (stage === 'idle') {
    return 'Run it, and one program runs by both interfaces. The component’s part is fetched only then.';
  }
  if (stage === 'running') return 'Running both, by turns.';
  if (plain === undefined || component === undefined) return 'It was stopped before both had run.';
  const stopped = failure === undefined ? '' : ' It was stopped before all starts were timed.';
  return `${agreement(plain, component)} ${startsInWords(timings)}${stopped}`;
}

function agreement(plain: RunReport, component: ComponentRun): string {
  const same = plain.stdout === component.stdout;
  if (!same) return 'They printed different things.';
  return sameFiles(plain.files, component.files)
    ? 'Both printed the same and left the same files.'
    : 'Both printed the same, but left different files.';
}

function sameFiles(one: FileTree, two: FileTree): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(two).length && names.every((name) => text(one[name]) === two[name])
  );
}

/** Files of the host may be bytes. */
function text(content: FileTree[string] | undefined): unknown {
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : content;
}
