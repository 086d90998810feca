/** The model's names as a recording has them: by order of appearance instead of chance. */

import type { ClusterObject } from '../cluster/objects.ts';

export interface Names {
  /** Gives an object its number when it first appears. */
  see(object: ClusterObject): void;
  /** How many objects have had the name so far. */
  livesOf(name: string): number;
  /** The recorded name of one of the model's. */
  of(name: string): string;
  /** The model's name of a recorded one. */
  back(recorded: string): string;
  /** A text with all names in it replaced. */
  within(text: string): string;
}

export function createNames(): Names {
  const recorded = new Map<string, string>();
  const own = new Map<string, string>();
  const counts = new Map<string, number>();
  const lives = new Map<string, Set<string>>();
  const give = (name: string, stem: string) => {
    const next = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, next);
    recorded.set(name, `${stem}${String(next)}`);
    own.set(`${stem}${String(next)}`, name);
  };
  /** A pod that was never made has its set's name and another suffix. */
  const unseen = (word: string) => {
    const stem = recorded.get(word.replace(/-\w{5}$/u, ''));
    return stem === undefined ? word : `${stem}-xxxxx`;
  };
  const names: Names = {
    see({ kind, meta }) {
      lives.set(meta.name, (lives.get(meta.name) ?? new Set()).add(meta.uid));
      if (meta.owner === undefined || recorded.has(meta.name)) return;
      if (kind === 'ReplicaSet') give(meta.name, `${meta.owner.name}-rs`);
      if (kind === 'EndpointSlice') give(meta.name, `${meta.owner.name}-slice`);
      if (kind === 'Pod' && meta.owner.kind !== 'StatefulSet')
        give(meta.name, `${names.of(meta.owner.name)}-pod`);
    },
    livesOf: (name) => lives.get(name)?.size ?? 0,
    of: (name) => recorded.get(name) ?? name,
    back: (name) => own.get(name) ?? name,
    within: (text) => text.replaceAll(/[\w.-]+/gu, (word) => recorded.get(word) ?? unseen(word)),
  };
  return names;
}
