/** A tree of files in a link: JSON, in which bytes that are no text are base64. */

import { fromBase64, toBase64 } from '../../recording/bytes.ts';
import type { FileContent, FileTree } from '../../wasi/api.ts';

interface Files {
  /** Undefined where the text is empty or can't be read. */
  readonly tree?: FileTree;
  /** What can't be used, in a sentence. */
  readonly problem?: string;
}

export function writeFiles(tree: FileTree): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(tree).map(([path, content]) => [
        path,
        content instanceof Uint8Array ? { base64: toBase64(content) } : content,
      ]),
    ),
  );
}

export function readFiles(text: string): Files {
  if (text === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new TypeError();
    return {
      tree: Object.fromEntries(
        Object.entries(read).map(([path, content]) => [path, contentFrom(content)]),
      ),
    };
  } catch {
    return { problem: 'The files in this link can’t be read, so you see the first ones.' };
  }
}

function contentFrom(value: unknown): FileContent {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) {
    if ('link' in value && typeof value.link === 'string') return { link: value.link };
    if ('base64' in value && typeof value.base64 === 'string') {
      return fromBase64(value.base64);
    }
  }
  throw new TypeError();
}
