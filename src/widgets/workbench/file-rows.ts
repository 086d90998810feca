/** A tree of files as the rows of a list: directories before what lies in them, changes marked. */

import type { Bytes } from '../../recording/units.ts';
import type { FileTree } from '../../wasi/api.ts';
import {
  bytesOf,
  changesBetween,
  fileAt,
  kindOf,
  type Change,
  type ContentKind,
} from './file-tree.ts';

export interface FileRow {
  /** "notes/a.txt"; a directory's without a slash at its end. */
  readonly path: string;
  /** The last part of it. */
  readonly name: string;
  /** How many directories it lies in. */
  readonly depth: number;
  readonly kind: ContentKind;
  /** None for a directory. */
  readonly size: Bytes | undefined;
  readonly change: Change | undefined;
}

/** Every directory and file of `now`, and what of `before` is no longer there, in order of their paths. */
export function fileRows(before: FileTree, now: FileTree): readonly FileRow[] {
  const changes = changesBetween(before, now);
  const rows = new Map<string, FileRow>();
  for (const path of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const content = fileAt(now, path) ?? fileAt(before, path);
    const change = changes.get(path);
    if (content === undefined || (!Object.hasOwn(now, path) && change === undefined)) continue;
    const parts = path.split('/').filter((part) => part !== '');
    parts.forEach((name, depth) => {
      const at = parts.slice(0, depth + 1).join('/');
      const isItself = depth === parts.length - 1;
      const kind = isItself ? kindOf(path, content) : 'directory';
      if (kind === 'directory') {
        const row = { path: at, name, depth, kind, size: undefined };
        if (isItself || !rows.has(at))
          rows.set(at, { ...row, change: isItself ? change : undefined });
      } else {
        rows.set(at, { path: at, name, depth, kind, size: bytesOf(content).length, change });
      }
    });
  }
  return [...rows.values()].sort((one, other) => compare(one.path, other.path));
}

/** Part by part, so that "a/b" comes right after "a" and before "a.txt". */
function compare(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [a = '', b = ''] = [left[at], right[at]];
    if (a !== b) return a < b ? -1 : 1;
  }
  return left.length - right.length;
}

/** "2 files, 31 B; 1 added, 1 changed". */
export function summary(rows: readonly FileRow[], write: (bytes: Bytes) => string): string {
  const files = rows.filter((row) => row.kind !== 'directory' && row.change !== 'removed');
  const size = files.reduce((sum, row) => sum + (row.size ?? 0), 0);
  const count = files.length === 1 ? '1 file' : `${files.length.toLocaleString('en-GB')} files`;
  const changes = (['added', 'changed', 'removed'] as const)
    .map((change) => ({ change, many: rows.filter((row) => row.change === change).length }))
    .filter(({ many }) => many > 0)
    .map(({ change, many }) => `${String(many)} ${change}`);
  const told = files.length === 0 ? 'no files' : `${count}, ${write(size)}`;
  return [told, changes.join(', ')].filter((part) => part !== '').join('; ');
}

/** A name whose characters can all be seen: `shownName('a\nb')` is "a\\nb". */
export function shownName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\\]/gu, (char) => {
    const known: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
    return known[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
