/** What the numbers of WASI preview 1 are called, in the order of the specification's `wasi_snapshot_preview1.witx`. */

const words = (text: string): readonly string[] => text.split(' ');

/** Bit by bit. */
export const FLAGS: Readonly<Record<string, readonly string[] | undefined>> = {
  oflags: words('CREAT DIRECTORY EXCL TRUNC'),
  fdflags: words('APPEND DSYNC NONBLOCK RSYNC SYNC'),
  lookup: words('SYMLINK_FOLLOW'),
  fstflags: words('ATIM ATIM_NOW MTIM MTIM_NOW'),
  riflags: words('RECV_PEEK RECV_WAITALL'),
  roflags: words('RECV_DATA_TRUNCATED'),
  siflags: [],
  sdflags: words('RD WR'),
  subclockflags: words('ABSTIME'),
  eventrwflags: words('HANGUP'),
  rights: words(
    'FD_DATASYNC FD_READ FD_SEEK FD_FDSTAT_SET_FLAGS FD_SYNC FD_TELL FD_WRITE FD_ADVISE ' +
      'FD_ALLOCATE PATH_CREATE_DIRECTORY PATH_CREATE_FILE PATH_LINK_SOURCE PATH_LINK_TARGET ' +
      'PATH_OPEN FD_READDIR PATH_READLINK PATH_RENAME_SOURCE PATH_RENAME_TARGET ' +
      'PATH_FILESTAT_GET PATH_FILESTAT_SET_SIZE PATH_FILESTAT_SET_TIMES FD_FILESTAT_GET ' +
      'FD_FILESTAT_SET_SIZE FD_FILESTAT_SET_TIMES PATH_SYMLINK PATH_REMOVE_DIRECTORY ' +
      'PATH_UNLINK_FILE POLL_FD_READWRITE SOCK_SHUTDOWN SOCK_ACCEPT',
  ),
};

/** Number by number. */
export const CHOICES: Readonly<Record<string, readonly string[] | undefined>> = {
  clock: ['real time', 'monotonic', 'process CPU time', 'thread CPU time'],
  whence: ['from start', 'from here', 'from end'],
  advice: words('NORMAL SEQUENTIAL RANDOM WILLNEED DONTNEED NOREUSE'),
  filetype: [
    'unknown',
    'block device',
    'character device',
    'directory',
    'file',
    'datagram socket',
    'stream socket',
    'symbolic link',
  ],
  event: words('clock fd_read fd_write'),
  signal: words(
    'NONE HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT STOP ' +
      'TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS',
  ),
};

/** More names than this don't fit into a line. */
const MOST_FLAGS = 4;

/** `CREAT|TRUNC`; "" for none, "all" where none is missing from a long list. */
export function flagNames(kind: string, value: bigint | number): string {
  const names = FLAGS[kind] ?? [];
  const bits = BigInt.asUintN(64, BigInt(value));
  const set = names.filter((_, bit) => (bits >> BigInt(bit)) & 1n);
  const unknown = bits >> BigInt(names.length);
  if (set.length === names.length && names.length > MOST_FLAGS) return 'all';
  const shown = set.length > MOST_FLAGS + 1 ? set.slice(0, MOST_FLAGS) : set;
  const more = set.length - shown.length;
  const rest = unknown > 0n ? [`0x${(unknown << BigInt(names.length)).toString(16)}`] : [];
  const text = [...shown, ...rest].join('|');
  return more > 0 ? `${text} and ${String(more)} more` : text;
}

/** `clock 7` where the specification has no such number. */
export function choiceName(kind: string, value: number): string {
  return CHOICES[kind]?.[value] ?? `${kind} ${String(value)}`;
}

/** "1 byte", "2 bytes", "0 directories". */
export function counted(count: number | bigint, noun: string): string {
  if (Number(count) === 1) return `${String(count)} ${noun}`;
  return `${String(count)} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
