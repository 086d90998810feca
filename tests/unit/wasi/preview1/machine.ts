/** A small memory in place of a module's, and its system calls by name, with paths and bytes put into it. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import { errnoName } from '../../../../src/wasi/errno.ts';
import { GROUP_OF } from '../../../../src/wasi/preview1/call-groups.ts';
import { prefilled } from '../../../../src/wasi/preview1/input.ts';
import { createSystem, type SystemOptions } from '../../../../src/wasi/preview1/system.ts';

/** Where things are put: a result, two paths, vectors, and data. */
const RESULT = 8;
const PATHS = [4096, 20_480] as const;
const VECTORS = 36_864;
const DATA = 40_960;
export const ALL_RIGHTS = 0x1fff_ffffn;
export const READ = BigInt(wasi.RIGHTS_FD_READ);
export const WRITE = BigInt(wasi.RIGHTS_FD_WRITE);
/** What can be asked of directories too, which aren't written. */
const ALL_BUT_WRITE = ALL_RIGHTS & ~WRITE;

export type Wish = Partial<SystemOptions>;

export function machine(wish: Wish = {}) {
  const output = { stdout: [] as string[], stderr: [] as string[] };
  const tell = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) =>
    void output[stream].push(new TextDecoder().decode(bytes));
  const system = createSystem({
    args: ['test.wasm'],
    env: {},
    files: {},
    stdin: prefilled(''),
    stdout: tell('stdout'),
    stderr: tell('stderr'),
    ...wish,
  });
  const calls = system.calls(GROUP_OF.keys());
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 8 });
  system.attach(memory);
  const bytes = () => new Uint8Array(memory.buffer);
  const view = () => new DataView(memory.buffer);

  const call = (name: string, ...values: (number | bigint)[]): string => {
    const answer = calls[name]?.(...values);
    return answer === undefined ? `no ${name}` : errnoName(answer);
  };
  const put = (text: string | Uint8Array, at: number): [number, number] => {
    const encoded = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    bytes().set(encoded, at);
    return [at, encoded.length];
  };
  const path = (text: string | Uint8Array, which: 0 | 1 = 0) => put(text, PATHS[which]);
  const vectors = (...lengths: number[]): [number, number] => {
    let at = DATA;
    for (const [index, length] of lengths.entries()) {
      view().setUint32(VECTORS + index * 8, at, true);
      view().setUint32(VECTORS + index * 8 + 4, length, true);
      at += length;
    }
    return [VECTORS, lengths.length];
  };
  return { system, memory, output, call, put, path, vectors, bytes, view, ...shortcuts() };

  function shortcuts() {
    const number = () => view().getUint32(RESULT, true);
    return {
      /** Opens a path; gives the descriptor, or the errno. */
      open(
        name: string | Uint8Array,
        how: {
          fd?: number;
          follow?: boolean;
          flags?: number;
          rights?: bigint;
          fdflags?: number;
        } = {},
      ): number | string {
        const rights = how.rights ?? ALL_BUT_WRITE;
        const values = [how.flags ?? 0, rights, ALL_RIGHTS, how.fdflags ?? 0, RESULT] as const;
        const lookup = how.follow === false ? 0 : 1;
        const errno = call('path_open', how.fd ?? 3, lookup, ...path(name), ...values);
        return errno === 'SUCCESS' ? number() : errno;
      },
      write(fd: number, text: string | Uint8Array): number | string {
        const length = put(text, DATA)[1];
        const errno = call('fd_write', fd, ...vectors(length), RESULT);
        return errno === 'SUCCESS' ? number() : errno;
      },
      pwrite(fd: number, text: string | Uint8Array, at: bigint): number | string {
        const length = put(text, DATA)[1];
        const errno = call('fd_pwrite', fd, ...vectors(length), at, RESULT);
        return errno === 'SUCCESS' ? number() : errno;
      },
      read(fd: number, length = 1000): string {
        const errno = call('fd_read', fd, ...vectors(length), RESULT);
        if (errno !== 'SUCCESS') return errno;
        return new TextDecoder().decode(bytes().slice(DATA, DATA + number()));
      },
      pread(fd: number, at: bigint, length = 1000): string {
        const errno = call('fd_pread', fd, ...vectors(length), at, RESULT);
        if (errno !== 'SUCCESS') return errno;
        return new TextDecoder().decode(bytes().slice(DATA, DATA + number()));
      },
      seek(fd: number, offset: bigint, whence: number): bigint | string {
        const errno = call('fd_seek', fd, offset, whence, RESULT);
        return errno === 'SUCCESS' ? view().getBigUint64(RESULT, true) : errno;
      },
      /** What `path_filestat_get` tells, without following a link at the end. */
      stat(name: string, follow = false) {
        const flags = follow ? 1 : 0;
        const errno = call('path_filestat_get', 3, flags, ...path(name), RESULT);
        return errno === 'SUCCESS' ? statAt(view()) : errno;
      },
      fdstat(fd: number) {
        const errno = call('fd_filestat_get', fd, RESULT);
        return errno === 'SUCCESS' ? statAt(view()) : errno;
      },
      rights(fd: number) {
        const errno = call('fd_fdstat_get', fd, RESULT);
        if (errno !== 'SUCCESS') return errno;
        const at = (offset: number) => view().getBigUint64(RESULT + offset, true);
        const flags = view().getUint16(RESULT + 2, true);
        return { type: view().getUint8(RESULT), flags, base: at(8), inheriting: at(16) };
      },
      link: (from: string, to: string, flags = 0) =>
        call('path_link', 3, flags, ...path(from), 3, ...path(to, 1)),
      symlink: (target: string, name: string) =>
        call('path_symlink', ...path(target), 3, ...path(name, 1)),
      rename: (from: string, to: string) =>
        call('path_rename', 3, ...path(from), 3, ...path(to, 1)),
      mkdir: (name: string) => call('path_create_directory', 3, ...path(name)),
      rmdir: (name: string) => call('path_remove_directory', 3, ...path(name)),
      unlink: (name: string) => call('path_unlink_file', 3, ...path(name)),
      readlink(name: string, room = 100): string {
        const errno = call('path_readlink', 3, ...path(name), DATA, room, RESULT);
        if (errno !== 'SUCCESS') return errno;
        return new TextDecoder().decode(bytes().slice(DATA, DATA + number()));
      },
      /** The names that a directory lists from a cookie on, in a room of so many bytes. */
      list(fd: number, cookie = 0n, room = 4096) {
        const errno = call('fd_readdir', fd, DATA, room, cookie, RESULT);
        return errno === 'SUCCESS' ? entriesAt(bytes().slice(DATA, DATA + number())) : errno;
      },
    };
  }
}

function statAt(view: DataView) {
  const at = (offset: number) => view.getBigUint64(RESULT + offset, true);
  const [dev, ino, nlink, size] = [at(0), at(8), at(24), at(32)];
  const type = view.getUint8(RESULT + 16);
  return { dev, ino, type, nlink, size, atim: at(40), mtim: at(48), ctim: at(56) };
}

function entriesAt(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer);
  const entries: { name: string; type: number; next: bigint }[] = [];
  for (let at = 0; at + 24 <= bytes.length;) {
    const length = view.getUint32(at + 16, true);
    const name = bytes.subarray(at + 24, at + 24 + length);
    if (name.length < length) break;
    const next = view.getBigUint64(at, true);
    entries.push({ name: new TextDecoder().decode(name), type: view.getUint8(at + 20), next });
    at += 24 + length;
  }
  return { entries, used: bytes.length };
}

/** The times and all else of a file that is there. */
export function found<T>(stat: T | string): T {
  if (typeof stat === 'string') throw new Error(stat);
  return stat;
}
