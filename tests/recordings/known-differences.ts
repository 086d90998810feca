/** Recordings that the model doesn't agree with, and why: the list that readers see, too. One that agrees may not be in it. */

import file from '../../content/recordings-compared.json' with { type: 'json' };

interface Compared {
  readonly name: string;
  readonly differs?: string;
}

/** Every recording that is compared. */
export const COMPARED: readonly Compared[] = file.recordings;

export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = Object.fromEntries(
  COMPARED.flatMap(({ name, differs }) => (differs === undefined ? [] : [[name, differs]])),
);
