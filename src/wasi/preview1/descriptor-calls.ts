/** The calls on an open descriptor, but for reading and writing. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Descriptor } from './descriptor.ts';
import type { Descriptors } from './descriptors.ts';
import { FILESTAT_SIZE } from './filestat.ts';
import type { GuestMemory } from './memory.ts';

const FDSTAT_SIZE = 24;
const PRESTAT_SIZE = 8;

/** What needs no memory: the descriptor answers for itself. */
export function stateCalls(table: Descriptors) {
  const on = (fd: number, act: (descriptor: Descriptor) => number): number => {
    const descriptor = table.get(fd);
    return descriptor === undefined ? wasi.ERRNO_BADF : act(descriptor);
  };
  return {
    fd_close: (fd: number) => table.close(fd),
    fd_renumber: (from: number, to: number) => table.renumber(from, to),
    fd_sync: (fd: number) => on(fd, (open) => open.fd_sync()),
    fd_datasync: (fd: number) => on(fd, (open) => open.datasync()),
    fd_advise: (fd: number, offset: bigint, length: bigint, advice: number) =>
      on(fd, (open) => {
        const known = advice >= wasi.ADVICE_NORMAL && advice <= wasi.ADVICE_NOREUSE;
        return known && offset >= 0n && length >= 0n ? open.advise() : wasi.ERRNO_INVAL;
      }),
    fd_allocate: (fd: number, offset: bigint, length: bigint) =>
      on(fd, (open) => open.fd_allocate(offset, length)),
    fd_fdstat_set_flags: (fd: number, flags: number) =>
      on(fd, (open) => open.fd_fdstat_set_flags(flags)),
    fd_fdstat_set_rights: (fd: number, base: bigint, inheriting: bigint) =>
      on(fd, (open) =>
        open.fd_fdstat_set_rights(BigInt.asUintN(64, base), BigInt.asUintN(64, inheriting)),
      ),
    fd_filestat_set_size: (fd: number, size: bigint) =>
      on(fd, (open) => open.fd_filestat_set_size(size)),
    fd_filestat_set_times: (fd: number, atim: bigint, mtim: bigint, flags: number) =>
      on(fd, (open) => open.fd_filestat_set_times(atim, mtim, flags)),
  };
}

/** What writes a record of the descriptor into memory. */
export function recordCalls(table: Descriptors, memory: GuestMemory) {
  const into = (
    fd: number,
    result: number,
    size: number,
    act: (descriptor: Descriptor, at: number) => number,
  ): number => {
    const descriptor = table.get(fd);
    if (descriptor === undefined) return wasi.ERRNO_BADF;
    memory.refresh();
    return memory.holds(result >>> 0, size) ? act(descriptor, result >>> 0) : wasi.ERRNO_FAULT;
  };
  return {
    fd_fdstat_get: (fd: number, result: number) =>
      into(fd, result, FDSTAT_SIZE, (open, at) => {
        const { ret, fdstat } = open.fd_fdstat_get();
        memory.bytes.fill(0, at, at + FDSTAT_SIZE);
        fdstat.write_bytes(memory.view, at);
        return ret;
      }),
    fd_filestat_get: (fd: number, result: number) =>
      into(fd, result, FILESTAT_SIZE, (open, at) => {
        const { ret, filestat } = open.fd_filestat_get();
        filestat?.write_bytes(memory.view, at);
        return ret;
      }),
    fd_prestat_get: (fd: number, result: number) =>
      into(fd, result, PRESTAT_SIZE, (open, at) => {
        const { ret, prestat } = open.fd_prestat_get();
        prestat?.write_bytes(memory.view, at);
        return ret;
      }),
    fd_prestat_dir_name: (fd: number, address: number, room: number) =>
      into(fd, address, room >>> 0, (open, at) => {
        const { ret, prestat } = open.fd_prestat_get();
        if (prestat === null) return ret;
        const name = prestat.inner.pr_name;
        if (name.length > room >>> 0) return wasi.ERRNO_NAMETOOLONG;
        memory.bytes.set(name, at);
        return ret;
      }),
    fd_seek: (fd: number, offset: bigint, whence: number, result: number) =>
      into(fd, result, 8, (open, at) => {
        const moved = open.fd_seek(offset, whence);
        if (moved.ret === wasi.ERRNO_SUCCESS) memory.setU64(at, moved.offset);
        return moved.ret;
      }),
    fd_tell: (fd: number, result: number) =>
      into(fd, result, 8, (open, at) => {
        const told = open.fd_tell();
        if (told.ret === wasi.ERRNO_SUCCESS) memory.setU64(at, told.offset);
        return told.ret;
      }),
  };
}
