/** The eight kinds of namespace, as namespaces(7) lists them. */

export const KINDS = ['mnt', 'uts', 'ipc', 'pid', 'net', 'user', 'cgroup', 'time'] as const;
export type Kind = (typeof KINDS)[number];

interface KindFacts {
  readonly name: string;
  readonly flag: string;
  /** The option of unshare(1). */
  readonly option: string;
  /** Its number while the machine starts, from include/linux/proc_ns.h; mnt and net as read on 6.18. */
  readonly initial: number;
  /** What a process of its own has of it. */
  readonly isolates: string;
  readonly since: string;
}

export const KIND_FACTS: Readonly<Record<Kind, KindFacts>> = {
  mnt: {
    name: 'mount',
    flag: 'CLONE_NEWNS',
    option: '--mount',
    initial: 4026531832,
    isolates: 'mount points',
    since: '2.4.19',
  },
  uts: {
    name: 'UTS',
    flag: 'CLONE_NEWUTS',
    option: '--uts',
    initial: 4026531838,
    isolates: 'host name and domain name',
    since: '2.6.19',
  },
  ipc: {
    name: 'IPC',
    flag: 'CLONE_NEWIPC',
    option: '--ipc',
    initial: 4026531839,
    isolates: 'System V shared memory, semaphores and queues; POSIX message queues',
    since: '2.6.19',
  },
  pid: {
    name: 'PID',
    flag: 'CLONE_NEWPID',
    option: '--pid --fork',
    initial: 4026531836,
    isolates: 'process numbers',
    since: '2.6.24',
  },
  net: {
    name: 'network',
    flag: 'CLONE_NEWNET',
    option: '--net',
    initial: 4026531833,
    isolates: 'devices, addresses, routes, ports, firewall rules',
    since: '2.6.24',
  },
  user: {
    name: 'user',
    flag: 'CLONE_NEWUSER',
    option: '--user',
    initial: 4026531837,
    isolates: 'user and group numbers, capabilities',
    since: '3.8',
  },
  cgroup: {
    name: 'cgroup',
    flag: 'CLONE_NEWCGROUP',
    option: '--cgroup',
    initial: 4026531835,
    isolates: 'the view of the cgroup path; it limits nothing',
    since: '4.6',
  },
  time: {
    name: 'time',
    flag: 'CLONE_NEWTIME',
    option: '--time --boottime 1000000',
    initial: 4026531834,
    isolates: 'the clocks that count from the start of the machine',
    since: '5.6',
  },
};
