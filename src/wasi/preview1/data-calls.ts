/** The calls that move bytes between a descriptor and memory, and list a directory; these are the busy ones. */

import { wasi } from '@bjorn3/browser_wasi_shim';
import type { Bytes } from '../../recording/units.ts';
import type { Descriptors } from './descriptors.ts';
import type { GuestMemory } from './memory.ts';

/** Vectors in one call. Source: Linux, `IOV_MAX`. */
const MOST_VECTORS = 1024;
/** Bytes in one call. Source: POSIX, `readv` and `writev`: what an `ssize_t` can count. */
const MOST_BYTES: Bytes = 2 ** 31 - 1;

export function dataCalls(table: Descriptors, memory: GuestMemory) {
  const { vectorsLength, answer } = helpers(memory);
  return {
    fd_write(fd: number, vectors: number, count: number, result: number): number {
      const open = table.get(fd);
      if (open === undefined) return wasi.ERRNO_BADF;
      const length = vectorsLength(vectors, count, result);
      if (length < 0) return -length;
      return answer(result, open.writeFrom(memory, vectors >>> 0, count, length));
    },
    fd_read(fd: number, vectors: number, count: number, result: number): number {
      const open = table.get(fd);
      if (open === undefined) return wasi.ERRNO_BADF;
      const length = vectorsLength(vectors, count, result);
      if (length < 0) return -length;
      return answer(result, open.readInto(memory, vectors >>> 0, count, length));
    },
    fd_pwrite(fd: number, vectors: number, count: number, at: bigint, result: number): number {
      const open = table.get(fd);
      if (open === undefined) return wasi.ERRNO_BADF;
      const length = vectorsLength(vectors, count, result);
      if (length < 0) return -length;
      if (at < 0n) return wasi.ERRNO_INVAL;
      return answer(result, open.writeAt(memory, vectors >>> 0, count, length, Number(at)));
    },
    fd_pread(fd: number, vectors: number, count: number, at: bigint, result: number): number {
      const open = table.get(fd);
      if (open === undefined) return wasi.ERRNO_BADF;
      const length = vectorsLength(vectors, count, result);
      if (length < 0) return -length;
      if (at < 0n) return wasi.ERRNO_INVAL;
      return answer(result, open.readAt(memory, vectors >>> 0, count, Number(at)));
    },
  };
}

function helpers(memory: GuestMemory) {
  return {
    /** The length of all vectors, or an errno below zero where they or the result lie outside. */
    vectorsLength(vectors: number, count: number, result: number): number {
      memory.refresh();
      if (!memory.holds(result >>> 0, 4)) return -wasi.ERRNO_FAULT;
      if (count >>> 0 > MOST_VECTORS) return -wasi.ERRNO_INVAL;
      const length = memory.vectorsLength(vectors >>> 0, count);
      if (length < 0) return -wasi.ERRNO_FAULT;
      return length > MOST_BYTES ? -wasi.ERRNO_INVAL : length;
    },
    /** Puts down how many bytes moved, or gives the errno. */
    answer(result: number, moved: number): number {
      if (moved < 0) return -moved;
      memory.view.setUint32(result >>> 0, moved, true);
      return wasi.ERRNO_SUCCESS;
    },
  };
}

/** Bytes of an entry before its name. */
const HEAD = 24;

export function directoryCalls(table: Descriptors, memory: GuestMemory) {
  return {
    /** Fills the room whole where there is more to list: the last entry is cut then. */
    fd_readdir(fd: number, address: number, room: number, cookie: bigint, result: number): number {
      const open = table.get(fd);
      if (open === undefined) return wasi.ERRNO_BADF;
      memory.refresh();
      address >>>= 0;
      room >>>= 0;
      if (!memory.holds(address, room) || !memory.holds(result >>> 0, 4)) return wasi.ERRNO_FAULT;
      let used = 0;
      let next = BigInt.asUintN(64, cookie);
      while (used < room) {
        const { ret, dirent } = open.fd_readdir_single(next);
        if (ret !== wasi.ERRNO_SUCCESS) return ret === wasi.ERRNO_NOTSUP ? wasi.ERRNO_NOTDIR : ret;
        if (dirent === null) break;
        const entry = new Uint8Array(HEAD + dirent.name_length());
        dirent.write_head_bytes(new DataView(entry.buffer), 0);
        dirent.write_name_bytes(entry, HEAD, dirent.name_length());
        memory.bytes.set(entry.subarray(0, room - used), address + used);
        used += Math.min(entry.length, room - used);
        next = dirent.d_next;
      }
      memory.view.setUint32(result >>> 0, used, true);
      return wasi.ERRNO_SUCCESS;
    },
  };
}
