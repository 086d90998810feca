/** The rights of preview 1 as sets of bits: what a file can have, what a directory, and what changes anything. */

import { wasi } from '@bjorn3/browser_wasi_shim';

const BOTH =
  wasi.RIGHTS_FD_DATASYNC |
  wasi.RIGHTS_FD_SYNC |
  wasi.RIGHTS_FD_FDSTAT_SET_FLAGS |
  wasi.RIGHTS_FD_FILESTAT_GET |
  wasi.RIGHTS_FD_FILESTAT_SET_TIMES;

export const FILE_RIGHTS =
  BOTH |
  wasi.RIGHTS_FD_READ |
  wasi.RIGHTS_FD_WRITE |
  wasi.RIGHTS_FD_SEEK |
  wasi.RIGHTS_FD_TELL |
  wasi.RIGHTS_FD_ADVISE |
  wasi.RIGHTS_FD_ALLOCATE |
  wasi.RIGHTS_FD_FILESTAT_SET_SIZE |
  wasi.RIGHTS_POLL_FD_READWRITE;

const PATH_CHANGES =
  wasi.RIGHTS_PATH_CREATE_DIRECTORY |
  wasi.RIGHTS_PATH_CREATE_FILE |
  wasi.RIGHTS_PATH_LINK_SOURCE |
  wasi.RIGHTS_PATH_LINK_TARGET |
  wasi.RIGHTS_PATH_RENAME_SOURCE |
  wasi.RIGHTS_PATH_RENAME_TARGET |
  wasi.RIGHTS_PATH_FILESTAT_SET_SIZE |
  wasi.RIGHTS_PATH_FILESTAT_SET_TIMES |
  wasi.RIGHTS_PATH_SYMLINK |
  wasi.RIGHTS_PATH_REMOVE_DIRECTORY |
  wasi.RIGHTS_PATH_UNLINK_FILE;

export const DIRECTORY_RIGHTS =
  BOTH |
  PATH_CHANGES |
  wasi.RIGHTS_PATH_OPEN |
  wasi.RIGHTS_FD_READDIR |
  wasi.RIGHTS_PATH_READLINK |
  wasi.RIGHTS_PATH_FILESTAT_GET;

/**
 * What a directory lacks that is only to be read, and all that is opened through it. A second name
 * for a file counts: it could lie where writing is allowed.
 */
export const CHANGING_RIGHTS =
  PATH_CHANGES |
  wasi.RIGHTS_FD_WRITE |
  wasi.RIGHTS_FD_ALLOCATE |
  wasi.RIGHTS_FD_FILESTAT_SET_SIZE |
  wasi.RIGHTS_FD_FILESTAT_SET_TIMES;

export const INPUT_RIGHTS =
  wasi.RIGHTS_FD_READ |
  wasi.RIGHTS_FD_FDSTAT_SET_FLAGS |
  wasi.RIGHTS_FD_FILESTAT_GET |
  wasi.RIGHTS_POLL_FD_READWRITE;

export const OUTPUT_RIGHTS =
  wasi.RIGHTS_FD_WRITE |
  wasi.RIGHTS_FD_FDSTAT_SET_FLAGS |
  wasi.RIGHTS_FD_FILESTAT_GET |
  wasi.RIGHTS_POLL_FD_READWRITE;

/** Rights as a call brings them; those above bit 31 don't exist. */
export function toRights(bits: bigint): number {
  return Number(BigInt.asUintN(31, bits));
}
