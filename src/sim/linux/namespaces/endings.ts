/** How processes end: orphans get a new parent, and a PID namespace goes with its PID 1. */

import { isCapable } from './capabilities.ts';
import {
  changeSpace,
  done,
  processOf,
  refuse,
  spaceOf,
  type Machine,
  type Outcome,
  type Process,
} from './machine.ts';

export type Signal = 'SIGTERM' | 'SIGKILL';

/**
 * The machine after a process has ended. If it was the PID 1 of its namespace, the kernel kills
 * everything in it; otherwise its children become those of the PID 1.
 *
 * Source: pid_namespaces(7), “The namespace init process” and “Adoption of orphaned children”.
 */
export function exit(machine: Machine, id: number): Machine {
  const process = processOf(machine, id);
  const space = process.in.pid;
  const { init } = spaceOf(machine, 'pid', space).data;
  if (init === id) {
    const left = machine.processes.filter(({ numbers }) => numbers[space] === undefined);
    return changeSpace({ ...machine, processes: left }, 'pid', space, { ended: true });
  }
  return {
    ...machine,
    processes: machine.processes
      .filter((one) => one.id !== id)
      .map((one) => (one.parent === id ? { ...one, parent: init } : one)),
  };
}

/**
 * A signal by the number that the sender sees. No program here has a handler, and a PID 1 without one
 * is spared: by its own namespace always, by those above except from SIGKILL.
 *
 * Sources: kill(2); pid_namespaces(7), “The namespace init process”.
 */
export function kill(machine: Machine, sender: number, number: number, signal: Signal): Outcome {
  const by = processOf(machine, sender);
  const target = machine.processes.find((one) => one.numbers[by.in.pid] === number);
  if (target === undefined) {
    return refuse('ESRCH', 'No process has this number in the sender’s PID namespace.');
  }
  if (by.uid !== target.uid && !isCapable(machine, by, target.in.user)) {
    return refuse('EPERM', 'The process belongs to another user.');
  }
  return done(isSpared(machine, by, target, signal) ? machine : exit(machine, target.id));
}

function isSpared(machine: Machine, by: Process, target: Process, signal: Signal): boolean {
  const { init } = spaceOf(machine, 'pid', target.in.pid).data;
  if (init !== target.id) return false;
  return by.in.pid === target.in.pid || signal !== 'SIGKILL';
}
