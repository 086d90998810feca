/** The 46 calls in groups that share what they are made of: a group is made when one of its calls is asked for. */

const GROUPS = {
  strings: 'args_get args_sizes_get environ_get environ_sizes_get',
  clock: 'clock_res_get clock_time_get',
  random: 'random_get',
  process: 'proc_exit proc_raise sched_yield sock_accept sock_recv sock_send sock_shutdown',
  state:
    'fd_close fd_renumber fd_sync fd_datasync fd_advise fd_allocate fd_fdstat_set_flags ' +
    'fd_fdstat_set_rights fd_filestat_set_size fd_filestat_set_times',
  record: 'fd_fdstat_get fd_filestat_get fd_prestat_get fd_prestat_dir_name fd_seek fd_tell',
  data: 'fd_read fd_write fd_pread fd_pwrite',
  listing: 'fd_readdir',
  look: 'path_filestat_get path_filestat_set_times path_readlink',
  make: 'path_create_directory path_symlink path_link',
  remove: 'path_unlink_file path_remove_directory path_rename',
  open: 'path_open',
  poll: 'poll_oneoff',
} as const;

export type Group = keyof typeof GROUPS;

/** Which group a call is of. */
export const GROUP_OF: ReadonlyMap<string, Group> = new Map(
  Object.entries(GROUPS).flatMap(([group, names]) =>
    names.split(' ').map((name) => [name, group as Group] as const),
  ),
);
