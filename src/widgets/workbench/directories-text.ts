/** Directories in a link: "/data=notes:read,/out=out:write". */

import type { Preopen } from '../../wasi/api.ts';

interface Directories {
  readonly preopens: readonly Preopen[];
  /** What can't be used, in a sentence. */
  readonly problem?: string;
}

/** The path for the module, "=" and the folder where it isn't all files, ":" and what it may do there. */
export function writeDirectories(preopens: readonly Preopen[]): string {
  return preopens
    .map(({ path, folder, write }) => {
      const at = folder === '' ? encode(path) : `${encode(path)}=${encode(folder)}`;
      return `${at}:${write ? 'write' : 'read'}`;
    })
    .join(',');
}

/** Reads what `writeDirectories` wrote; a part that makes no sense is left out, and said. */
export function readDirectories(text: string): Directories {
  const parts = text.split(',').filter((part) => part !== '');
  const read = parts.map(readOne);
  const preopens = read.filter((preopen) => preopen !== undefined);
  const wrong = parts.find((_, index) => read[index] === undefined);
  if (wrong === undefined) return { preopens };
  return {
    preopens,
    problem: `“${wrong.slice(0, 40)}” is left out: a directory is /path=folder:read or :write.`,
  };
}

function readOne(part: string): Preopen | undefined {
  const [, at = '', may] = /^([^:]+):(read|write)$/u.exec(part) ?? [];
  const [path = '', folder = '', more] = at.split('=');
  if (path === '' || more !== undefined) return undefined;
  try {
    return {
      path: decodeURIComponent(path),
      folder: decodeURIComponent(folder),
      write: may === 'write',
    };
  } catch {
    return undefined;
  }
}

/** Slashes stay as they are, so that a link can be read. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/');
}
