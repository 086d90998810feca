/** What a process is told: the answers of ps, id, ip, mount, ipcs, hostname, uptime and /proc/self/cgroup. */

import { uidAsSeen } from './capabilities.ts';
import type { Kind } from './kinds.ts';
import { processOf, spaceOf, type Machine, type Process } from './machine.ts';

/** A process as a PID namespace numbers it. */
export interface SeenProcess {
  readonly number: number;
  /** 0: the parent isn't in this namespace. */
  readonly parent: number;
  readonly uid: number;
  readonly process: Process;
}

/** Every process that has a number in a PID namespace; user ids as `viewer` sees them. */
export function processesIn(
  machine: Machine,
  pidSpace: number,
  viewer: Process,
): readonly SeenProcess[] {
  return machine.processes
    .flatMap((process): SeenProcess[] => {
      const number = process.numbers[pidSpace];
      if (number === undefined) return [];
      const parent = machine.processes.find(({ id }) => id === process.parent);
      const uid = uidAsSeen(machine, process.uid, viewer.in.user);
      return [{ number, parent: parent?.numbers[pidSpace] ?? 0, uid, process }];
    })
    .sort((a, b) => a.number - b.number);
}

/** What ps lists: the processes of the PID namespace that /proc was mounted in. */
export function ps(machine: Machine, viewer: number): readonly SeenProcess[] {
  const process = processOf(machine, viewer);
  const { mounts } = spaceOf(machine, 'mnt', process.in.mnt).data;
  const proc = mounts.findLast(({ target, type }) => target === '/proc' && type === 'proc');
  return proc?.pidSpace === undefined ? [] : processesIn(machine, proc.pidSpace, process);
}

/** The process's numbers from the outermost PID namespace to its own: NSpid in /proc/PID/status. */
export function nsPid(machine: Machine, id: number): readonly number[] {
  const process = processOf(machine, id);
  const level = (space: number) => spaceOf(machine, 'pid', space).data.level;
  return Object.entries(process.numbers)
    .sort(([a], [b]) => level(Number(a)) - level(Number(b)))
    .map(([, number]) => number);
}

/** The path of the cgroup as the cgroup namespace shows it: cgroup_namespaces(7). */
export function cgroupPath(root: string, path: string): string {
  const parts = (text: string) => text.split('/').filter((part) => part !== '');
  const [base, full] = [parts(root), parts(path)];
  let same = 0;
  while (same < base.length && base[same] === full[same]) same += 1;
  const up = base.slice(same).map(() => '..');
  return `/${[...up, ...full.slice(same)].join('/')}`;
}

type View = (machine: Machine, viewer: Process) => string;

/** The command that shows each kind, and its answer, by whom it is asked. */
export const COMMANDS: Readonly<Record<Kind, { readonly command: string; readonly view: View }>> = {
  mnt: {
    command: 'findmnt -o TARGET,FSTYPE',
    view: (machine, viewer) =>
      spaceOf(machine, 'mnt', viewer.in.mnt)
        .data.mounts.map(({ target, type }) => `${target.padEnd(16)} ${type}`)
        .join('\n'),
  },
  uts: {
    command: 'hostname',
    view: (machine, viewer) => spaceOf(machine, 'uts', viewer.in.uts).data.hostname,
  },
  ipc: {
    command: 'ipcs -m',
    view: (machine, viewer) => {
      const { segments } = spaceOf(machine, 'ipc', viewer.in.ipc).data;
      const rows = segments.map(({ id, by, bytes }) =>
        [
          String(id).padEnd(6),
          userName(uidAsSeen(machine, by, viewer.in.user)).padEnd(7),
          String(bytes),
        ].join(' '),
      );
      return ['shmid  owner   bytes', ...rows].join('\n');
    },
  },
  pid: {
    command: 'ps -eo pid,ppid,user,comm',
    view: (machine, viewer) => {
      const rows = ps(machine, viewer.id).map(({ number, parent, uid, process }) =>
        [
          String(number).padStart(4),
          String(parent).padStart(5),
          userName(uid).padEnd(7),
          process.command,
        ].join(' '),
      );
      return [' PID  PPID USER    COMMAND', ...rows].join('\n');
    },
  },
  net: {
    command: 'ip -brief address',
    view: (machine, viewer) =>
      spaceOf(machine, 'net', viewer.in.net)
        .data.interfaces.map(({ name, up, address }) =>
          [name.padEnd(6), (up ? 'UP' : 'DOWN').padEnd(5), address ?? ''].join(' ').trimEnd(),
        )
        .join('\n'),
  },
  user: {
    command: 'id -u -n; id -u',
    view: (machine, viewer) => {
      const uid = uidAsSeen(machine, viewer.uid, viewer.in.user);
      return `${userName(uid)}\n${String(uid)}`;
    },
  },
  cgroup: {
    command: 'cat /proc/self/cgroup',
    view: (machine, viewer) => {
      const { root } = spaceOf(machine, 'cgroup', viewer.in.cgroup).data;
      return `0::${cgroupPath(root, viewer.cgroup)}`;
    },
  },
  time: {
    command: 'cut -d. -f1 /proc/uptime',
    view: (machine, viewer) =>
      String(machine.uptime + spaceOf(machine, 'time', viewer.in.time).data.offset),
  },
};

/** Names as in the machine's /etc/passwd, which every process here sees. */
function userName(uid: number): string {
  return { 0: 'root', 1000: 'ada', 65534: 'nobody' }[uid] ?? String(uid);
}
