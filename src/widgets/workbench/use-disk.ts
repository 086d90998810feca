/** The files that a reader sees: those given, those that the last run left, and what the next run starts with. */

import { useMemo, useRef, useState } from 'preact/hooks';
import type { FileTree } from '../../wasi/api.ts';
import { changesBetween, putFile, removeFile } from './file-tree.ts';

export interface Disk {
  /** As they are now. */
  readonly now: FileTree;
  /** What changes are marked against: the files when the last run started, before that the first ones. */
  readonly since: FileTree;
  /** Whether the next run starts with the files as they are now, or with those that were given. */
  readonly keep: boolean;
  /** A run has left other files than were given. */
  readonly changedByRun: boolean;
  /** What the next run is to be given. */
  readonly next: FileTree;
  setKeep(keep: boolean): void;
  /** Each of them replaces what lies at its path. */
  put(files: FileTree): void;
  remove(path: string): void;
  /** The run that starts now gets these. */
  started(files: FileTree): void;
  /** The run has ended and left these. */
  left(files: FileTree): void;
  /** Forgets what runs have left. */
  putBack(): void;
}

/** A reader's change goes into both: what was given, and what the last run left. */
export function useDisk(given: FileTree, onGiven: (files: FileTree) => void): Disk {
  const [after, setAfter] = useState<FileTree>();
  const [since, setSince] = useState(given);
  const [keep, setKeep] = useState(true);
  // Reading a dropped file takes a while, in which others may have changed.
  const latest = useRef(given);
  latest.current = given;
  const change = (edit: (tree: FileTree) => FileTree) => {
    latest.current = edit(latest.current);
    onGiven(latest.current);
    setAfter((tree) => (tree === undefined ? undefined : edit(tree)));
  };
  const changedByRun = useMemo(
    () => after !== undefined && changesBetween(given, after).size > 0,
    [given, after],
  );
  return {
    now: after ?? given,
    since,
    keep,
    changedByRun,
    next: keep ? (after ?? given) : given,
    setKeep,
    put: (files) => {
      change((tree) => Object.entries(files).reduce((now, file) => putFile(now, ...file), tree));
    },
    remove: (path) => {
      change((tree) => removeFile(tree, path));
    },
    started: setSince,
    left: setAfter,
    putBack() {
      setAfter(undefined);
      setSince(given);
    },
  };
}
