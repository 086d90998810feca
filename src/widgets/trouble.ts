/** What a figure's frame says of a run that failed. */

import type { Trouble } from '../ui/Frame.tsx';
import type { Failure } from '../wasi/api.ts';

/** Nothing of a run that the reader has stopped; of any other, its words and a button to try again. */
export function troubleOf(failure: Failure | undefined, again: () => void): Trouble | undefined {
  if (failure === undefined || failure.kind === 'stopped') return undefined;
  return { ...failure, actions: [{ label: 'Run again', press: again }] };
}
