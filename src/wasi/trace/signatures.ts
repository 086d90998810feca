/** What each call of WASI preview 1 takes, in the order of its parameters: enough to record it and to tell it. */

import type { Touch } from '../api.ts';

/**
 * Words that stand for parameters: `kind` or `kind:label`; a kind that ends in `>` is where the call
 * writes a result. What a kind is stands in `capture.ts` (which memory) and `decode.ts` (which words).
 * Source: the specification's `wasi_snapshot_preview1.witx`.
 */
const SIGNATURES: Readonly<Record<string, string>> = {
  args_get: 'strings>:arguments',
  args_sizes_get: 'count>:argument count>:byte',
  environ_get: 'strings>:environment',
  environ_sizes_get: 'count>:variable count>:byte',
  clock_res_get: 'clock duration>',
  clock_time_get: 'clock - time>',
  fd_advise: 'fd offset length advice',
  fd_allocate: 'fd offset length',
  fd_close: 'fd',
  fd_datasync: 'fd',
  fd_fdstat_get: 'fd fdstat>',
  fd_fdstat_set_flags: 'fd fdflags',
  fd_fdstat_set_rights: 'fd rights inherited',
  fd_filestat_get: 'fd filestat>',
  fd_filestat_set_size: 'fd size',
  fd_filestat_set_times: 'fd times',
  fd_pread: 'fd buffers offset count>:byte',
  fd_prestat_get: 'fd prestat>',
  fd_prestat_dir_name: 'fd name>',
  fd_pwrite: 'fd data offset count>:byte',
  fd_read: 'fd buffers count>:byte',
  fd_readdir: 'fd dirents> cookie count>:byte',
  fd_renumber: 'fd to',
  fd_seek: 'fd delta whence position>',
  fd_sync: 'fd',
  fd_tell: 'fd position>',
  fd_write: 'fd data count>:byte',
  path_create_directory: 'fd path',
  path_filestat_get: 'fd lookup path filestat>',
  path_filestat_set_times: 'fd lookup path times',
  path_link: 'fd lookup path fd path',
  path_open: 'fd lookup path oflags rights inherited fdflags fd>',
  path_readlink: 'fd path link> count>:byte',
  path_remove_directory: 'fd path',
  path_rename: 'fd path fd path',
  path_symlink: 'path fd path',
  path_unlink_file: 'fd path',
  poll_oneoff: 'subscriptions events> - count>:event',
  proc_exit: 'code',
  proc_raise: 'signal',
  random_get: 'random>',
  sched_yield: '',
  sock_accept: 'fd fdflags fd>',
  sock_recv: 'fd buffers riflags count>:byte roflags>',
  sock_send: 'fd data siflags count>:byte',
  sock_shutdown: 'fd sdflags',
};

/** Kinds that take more than one parameter. */
const WIDTHS: Readonly<Record<string, number>> = {
  'strings>': 2,
  path: 2,
  data: 2,
  buffers: 2,
  'name>': 2,
  'link>': 2,
  'random>': 2,
  'dirents>': 2,
  times: 3,
};

/** Of results that always take as many bytes. */
export const RESULT_BYTES: Readonly<Record<string, number | undefined>> = {
  'count>': 4,
  'fd>': 4,
  'roflags>': 2,
  'duration>': 8,
  'time>': 8,
  'position>': 8,
  'fdstat>': 24,
  'filestat>': 64,
  'prestat>': 8,
};

export interface Parameter {
  readonly kind: string;
  readonly label: string;
  /** Which of the call's values is its first. */
  readonly at: number;
}

export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Which value is the address of the count that the call gives back; -1 where it gives none. */
  readonly countAt: number;
}

/** All calls, in the order of the specification's names. */
export const CALLS: readonly Signature[] = Object.entries(SIGNATURES).map(([name, words]) =>
  parse(name, words),
);

function parse(name: string, words: string): Signature {
  const parameters: Parameter[] = [];
  let at = 0;
  for (const word of words.split(' ')) {
    const [kind = '', label = ''] = word.split(':');
    if (kind !== '' && kind !== '-') parameters.push({ kind, label, at });
    at += WIDTHS[kind] ?? 1;
  }
  return { name, parameters, countAt: parameters.findLast((p) => p.kind === 'count>')?.at ?? -1 };
}

const BY_NAME = new Map(CALLS.map((signature) => [signature.name, signature]));

/** One without parameters for a name that isn't known. */
export function signatureOf(name: string): Signature {
  return BY_NAME.get(name) ?? { name, parameters: [], countAt: -1 };
}

const TOUCHES: readonly (readonly [RegExp, Touch])[] = [
  [/^args/, 'arguments'],
  [/^environ/, 'environment'],
  [/^clock/, 'clock'],
  [/^random/, 'random'],
  [/^poll|^sched/, 'waiting'],
  [/^proc/, 'process'],
  [/^sock/, 'sockets'],
  [/^path|^fd_prestat/, 'files'],
];

/** What a call reaches for; descriptors 0, 1 and 2 are the standard streams, as every C library takes them. */
export function touches(name: string, first: number): Touch {
  const known = TOUCHES.find(([pattern]) => pattern.test(name))?.[1];
  return known ?? (first >= 0 && first <= 2 ? 'streams' : 'files');
}
