/** A machine's processes and namespaces: data that is replaced, never changed in place. */

import { KIND_FACTS, KINDS, type Kind } from './kinds.ts';
import type { UidMap } from './uid-map.ts';

export interface Mount {
  readonly target: string;
  readonly type: string;
  /** Of a proc: the PID namespace of who mounted it, whose numbers it shows. */
  readonly pidSpace?: number;
}

export interface Interface {
  readonly name: string;
  readonly up: boolean;
  /** "127.0.0.1/8" */
  readonly address?: string;
}

/** A piece of System V shared memory. */
export interface Segment {
  readonly id: number;
  readonly bytes: number;
  /** Its owner, as the first user namespace numbers users. */
  readonly by: number;
}

/** What a namespace of each kind holds. */
export interface Contents {
  readonly mnt: { readonly mounts: readonly Mount[] };
  readonly uts: { readonly hostname: string };
  readonly ipc: { readonly segments: readonly Segment[] };
  readonly pid: {
    readonly parent?: number;
    /** 0 for the first one. */
    readonly level: number;
    readonly next: number;
    /** Its PID 1, once there is one. */
    readonly init?: number;
    /** Its PID 1 has ended: nothing can be started in it any more. */
    readonly ended: boolean;
  };
  readonly net: { readonly interfaces: readonly Interface[] };
  readonly user: {
    readonly parent?: number;
    /** Who made it, as the first namespace numbers users. */
    readonly creator: number;
    readonly map: UidMap;
  };
  readonly cgroup: { readonly root: string };
  /** Seconds added to the time since the machine started. */
  readonly time: { readonly offset: number };
}

export interface Namespace<K extends Kind> {
  /** As in /proc/PID/ns: "uts:[4026531838]". */
  readonly id: number;
  /** The user namespace whose capabilities count for it. */
  readonly owner: number;
  readonly data: Contents[K];
}

export type Spaces = { readonly [K in Kind]: Readonly<Record<number, Namespace<K>>> };

export interface Process {
  /** Unique on the machine, and never shown: what readers see are its numbers. */
  readonly id: number;
  readonly parent: number | undefined;
  readonly command: string;
  /** As the first user namespace numbers users. */
  readonly uid: number;
  /** Has all capabilities in its own user namespace, or none. */
  readonly capable: boolean;
  readonly in: Readonly<Record<Kind, number>>;
  /** Where its children will be: unshare leaves the caller itself where it is. */
  readonly forChildren: { readonly pid: number; readonly time: number };
  /** Its number in its own PID namespace and in each one above. */
  readonly numbers: Readonly<Record<number, number>>;
  readonly cgroup: string;
}

export interface Machine {
  readonly spaces: Spaces;
  readonly processes: readonly Process[];
  readonly nextProcess: number;
  readonly nextSpace: number;
  /** Seconds since it started. */
  readonly uptime: number;
}

export type Errno = 'EPERM' | 'EINVAL' | 'ENOMEM' | 'ENOSPC' | 'ESRCH';

export type Outcome<T = Machine> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Errno; readonly why: string };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(error: Errno, why: string): { ok: false; error: Errno; why: string } {
  return { ok: false, error, why };
}

const INITIAL: { readonly [K in Kind]: Contents[K] } = {
  mnt: {
    mounts: [
      { target: '/', type: 'ext4' },
      { target: '/proc', type: 'proc', pidSpace: KIND_FACTS.pid.initial },
      { target: '/sys/fs/cgroup', type: 'cgroup2' },
    ],
  },
  uts: { hostname: 'host' },
  ipc: { segments: [{ id: 0, bytes: 4096, by: 0 }] },
  pid: { level: 0, next: 1, ended: false },
  net: {
    interfaces: [
      { name: 'lo', up: true, address: '127.0.0.1/8' },
      { name: 'eth0', up: true, address: '192.168.1.10/24' },
    ],
  },
  user: { creator: 0, map: [{ inside: 0, outside: 0, length: 4294967295 }] },
  cgroup: { root: '/' },
  time: { offset: 0 },
};

/** A machine that has just started its first program, PID 1, as root. */
export function bootMachine(uptime: number): Machine {
  const owner = KIND_FACTS.user.initial;
  const spaces = Object.fromEntries(
    KINDS.map((kind) => {
      const id = KIND_FACTS[kind].initial;
      return [kind, { [id]: { id, owner, data: INITIAL[kind] } }];
    }),
  ) as unknown as Spaces;
  const inside = Object.fromEntries(KINDS.map((kind) => [kind, KIND_FACTS[kind].initial]));
  const pid = KIND_FACTS.pid.initial;
  const init: Process = {
    id: 1,
    parent: undefined,
    command: 'systemd',
    uid: 0,
    capable: true,
    in: inside as Record<Kind, number>,
    forChildren: { pid, time: KIND_FACTS.time.initial },
    numbers: { [pid]: 1 },
    cgroup: '/init.scope',
  };
  const machine = { spaces, processes: [init], nextProcess: 2, nextSpace: 4026532200, uptime };
  return changeSpace(machine, 'pid', pid, { next: 2, init: 1 });
}

export function spaceOf<K extends Kind>(machine: Machine, kind: K, id: number): Namespace<K> {
  const space = machine.spaces[kind][id];
  if (space === undefined) throw new Error(`There is no ${kind} namespace ${String(id)}.`);
  return space;
}

export function processOf(machine: Machine, id: number): Process {
  const process = machine.processes.find((one) => one.id === id);
  if (process === undefined) throw new Error(`There is no process ${String(id)}.`);
  return process;
}

export function changeSpace<K extends Kind>(
  machine: Machine,
  kind: K,
  id: number,
  change: Partial<Contents[K]>,
): Machine {
  const space = spaceOf(machine, kind, id);
  const next = { ...space, data: { ...space.data, ...change } };
  return {
    ...machine,
    spaces: { ...machine.spaces, [kind]: { ...machine.spaces[kind], [id]: next } },
  };
}

export function changeProcess(machine: Machine, id: number, change: Partial<Process>): Machine {
  return {
    ...machine,
    processes: machine.processes.map((one) => (one.id === id ? { ...one, ...change } : one)),
  };
}
