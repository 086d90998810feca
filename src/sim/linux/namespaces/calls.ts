/** The system calls that make namespaces and fill them with processes: unshare and fork. */

import { isCapable } from './capabilities.ts';
import { NAMESPACE_FACTS } from './facts.ts';
import { KINDS, type Kind } from './kinds.ts';
import {
  changeProcess,
  changeSpace,
  done,
  processOf,
  refuse,
  spaceOf,
  type Contents,
  type Machine,
  type Outcome,
  type Process,
  type Spaces,
} from './machine.ts';

/**
 * New namespaces for a process, a user namespace first: it owns the others and gives the caller all
 * capabilities in it. New PID and time namespaces are for children only.
 *
 * Sources: unshare(2), pid_namespaces(7), user_namespaces(7), time_namespaces(7).
 */
export function unshare(machine: Machine, id: number, kinds: readonly Kind[]): Outcome {
  const first = kinds.includes('user') ? enterNewUserSpace(machine, id) : machine;
  const process = processOf(first, id);
  const others = KINDS.filter((kind) => kind !== 'user' && kinds.includes(kind));
  if (others.length > 0 && !isCapable(first, process, process.in.user)) {
    return refuse('EPERM', 'Without a new user namespace this needs CAP_SYS_ADMIN.');
  }
  if (kinds.includes('pid')) {
    const problem = cannotNest(first, process);
    if (problem !== undefined) return problem;
  }
  return done(others.reduce((now, kind) => enterNewSpace(now, id, kind), first));
}

function cannotNest(machine: Machine, process: Process) {
  if (process.forChildren.pid !== process.in.pid) {
    return refuse('EINVAL', 'It has a new PID namespace for its children already.');
  }
  const { level } = spaceOf(machine, 'pid', process.in.pid).data;
  if (level < NAMESPACE_FACTS.pidDepth.value) return undefined;
  return refuse('ENOSPC', 'PID namespaces are nested 32 deep at most.');
}

function enterNewUserSpace(machine: Machine, id: number): Machine {
  const process = processOf(machine, id);
  const data = { parent: process.in.user, creator: process.uid, map: [] };
  const made = addSpace(machine, 'user', process.in.user, data);
  return changeProcess(made.machine, id, {
    in: { ...process.in, user: made.id },
    capable: true,
  });
}

function enterNewSpace(machine: Machine, id: number, kind: Kind): Machine {
  const process = processOf(machine, id);
  const made = addSpace(machine, kind, process.in.user, contentsFor(machine, process, kind));
  const change =
    kind === 'pid' || kind === 'time'
      ? { forChildren: { ...process.forChildren, [kind]: made.id } }
      : { in: { ...process.in, [kind]: made.id } };
  return changeProcess(made.machine, id, change);
}

/** What a new namespace begins with: some kinds copy, some begin empty. */
function contentsFor(machine: Machine, process: Process, kind: Kind): Contents[Kind] {
  switch (kind) {
    case 'mnt':
    case 'uts':
      return spaceOf(machine, kind, process.in[kind]).data;
    case 'ipc':
      return { segments: [] };
    case 'pid': {
      const { level } = spaceOf(machine, 'pid', process.in.pid).data;
      return { parent: process.in.pid, level: level + 1, next: 1, ended: false };
    }
    case 'net':
      // A loopback device that is down, and nothing else: network_namespaces(7), tried on 6.18.
      return { interfaces: [{ name: 'lo', up: false }] };
    case 'cgroup':
      return { root: process.cgroup };
    case 'time':
    case 'user':
      return { offset: 0 };
  }
}

function addSpace(machine: Machine, kind: Kind, owner: number, data: Contents[Kind]) {
  const id = machine.nextSpace;
  const spaces = {
    ...machine.spaces,
    [kind]: { ...machine.spaces[kind], [id]: { id, owner, data } },
  } as Spaces;
  return { id, machine: { ...machine, spaces, nextSpace: id + 1 } };
}

/** A child with the parent's namespaces; it gets a number in its PID namespace and in each above. */
export function fork(
  machine: Machine,
  parent: number,
  command: string,
): Outcome<{ readonly machine: Machine; readonly child: number }> {
  const { numbers: _own, ...process } = processOf(machine, parent);
  const { pid, time } = process.forChildren;
  if (spaceOf(machine, 'pid', pid).data.ended) {
    return refuse('ENOMEM', 'The PID 1 of its PID namespace has ended: nothing can start there.');
  }
  const child = machine.nextProcess;
  const { machine: numbered, numbers } = giveNumbers(machine, pid, child);
  const born: Process = {
    ...process,
    id: child,
    parent,
    command,
    in: { ...process.in, pid, time },
    numbers,
  };
  return done({
    child,
    machine: {
      ...numbered,
      nextProcess: child + 1,
      processes: [...numbered.processes, born],
    },
  });
}

function giveNumbers(machine: Machine, pidSpace: number, child: number) {
  const numbers: Record<number, number> = {};
  let now = machine;
  for (let space: number | undefined = pidSpace; space !== undefined;) {
    const { next, parent, init }: Contents['pid'] = spaceOf(now, 'pid', space).data;
    numbers[space] = next;
    now = changeSpace(now, 'pid', space, { next: next + 1, init: init ?? child });
    space = parent;
  }
  return { machine: now, numbers };
}
