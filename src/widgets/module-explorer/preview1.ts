/** What each function of WASI preview 1 is for, in one sentence, as a module asks for it. */

export const PREVIEW1 = 'wasi_snapshot_preview1';

/** Each goes on after "It can". Source: the specification’s `wasi_snapshot_preview1.witx`. */
const CAN: Readonly<Record<string, string>> = {
  args_get: 'read the arguments it is started with',
  args_sizes_get: 'ask how many arguments there are, and how long',
  environ_get: 'read the environment variables it is given',
  environ_sizes_get: 'ask how many environment variables there are, and how long',
  clock_res_get: 'ask how finely a clock counts',
  clock_time_get: 'read a clock',
  fd_advise: 'say how it is going to use a file',
  fd_allocate: 'have room set aside for a file',
  fd_close: 'close a file or directory that it holds',
  fd_datasync: 'have a file’s data stored for good',
  fd_fdstat_get: 'ask what a descriptor stands for and allows',
  fd_fdstat_set_flags: 'change how a descriptor writes: append, wait or not',
  fd_fdstat_set_rights: 'give up rights to a descriptor',
  fd_filestat_get: 'ask for the size and times of an open file',
  fd_filestat_set_size: 'cut or lengthen an open file',
  fd_filestat_set_times: 'set the times of an open file',
  fd_pread: 'read from a given place in a file',
  fd_prestat_get: 'ask which directories it was given',
  fd_prestat_dir_name: 'ask for the name of a directory that it was given',
  fd_pwrite: 'write at a given place in a file',
  fd_read: 'read from a file, or from its input',
  fd_readdir: 'list a directory',
  fd_renumber: 'give a descriptor another number',
  fd_seek: 'move to another place in a file',
  fd_sync: 'have a file and what is known of it stored for good',
  fd_tell: 'ask where in a file it stands',
  fd_write: 'write to a file, or to its output',
  path_create_directory: 'make a directory',
  path_filestat_get: 'ask for the size and times of a file by its path',
  path_filestat_set_times: 'set the times of a file by its path',
  path_link: 'give a file a second name',
  path_open: 'open a file or directory below one that it was given',
  path_readlink: 'read where a symbolic link leads',
  path_remove_directory: 'remove an empty directory',
  path_rename: 'move or rename a file',
  path_symlink: 'make a symbolic link',
  path_unlink_file: 'delete a file',
  poll_oneoff: 'wait: for a time, for input, for room to write',
  proc_exit: 'end itself with an exit code',
  proc_raise: 'send itself a signal',
  random_get: 'get random bytes',
  sched_yield: 'let others run first',
  sock_accept: 'take a connection on a socket that it was given',
  sock_recv: 'receive from a socket that it was given',
  sock_send: 'send through a socket that it was given',
  sock_shutdown: 'close one direction of a socket',
};

/** "write to a file, or to its output"; undefined for what preview 1 doesn't have. */
export function preview1Can(name: string): string | undefined {
  return Object.hasOwn(CAN, name) ? CAN[name] : undefined;
}
