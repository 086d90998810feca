/** The lab's manifests: read with what kubectl and the API server would say of them. */

import { readManifests } from '../../sim/kube/manifest/read.ts';
import type { Reader } from '../../sim/kube/session/actions.ts';
import type { Checked } from './protocol.ts';

export const readYaml: Reader = (text, minor) => {
  const { objects, problems } = readManifests(text, { minor });
  return { objects, problems: problems.map(({ words }) => words) };
};

/** What an editor shows of a text: where each problem and note stands, and what to do. */
export function checkYaml(text: string, minor: number): Omit<Checked, 'type' | 'id'> {
  const { objects, problems, notes } = readManifests(text, { minor });
  const at = ({ line, column }: { readonly line: number; readonly column: number }) => ({
    line,
    column,
  });
  return {
    objects: objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    problems: [
      ...problems.map(({ place, words, advice }) => ({
        ...at(place),
        severity: 'error' as const,
        message: words,
        advice,
      })),
      ...notes.map(({ place, text: message }) => ({
        ...at(place),
        severity: 'note' as const,
        message,
        advice: '',
      })),
    ],
  };
}
