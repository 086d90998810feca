/** What a process does in its namespaces: mount, sethostname, shmget, setuid, and a write to uid_map. */

import { isCapable, uidOutside, uidWithin } from './capabilities.ts';
import {
  changeProcess,
  changeSpace,
  done,
  processOf,
  refuse,
  spaceOf,
  type Machine,
  type Mount,
  type Outcome,
} from './machine.ts';
import { mayNotWrite, parseUidMap } from './uid-map.ts';

/** Mounts a file system; a proc shows the numbers of the caller's own PID namespace. */
export function mount(machine: Machine, id: number, target: string, type: string): Outcome {
  const process = processOf(machine, id);
  const space = spaceOf(machine, 'mnt', process.in.mnt);
  if (!isCapable(machine, process, space.owner)) {
    return refuse('EPERM', 'mount needs CAP_SYS_ADMIN in the user namespace that owns the mounts.');
  }
  const added: Mount = {
    target,
    type,
    ...(type === 'proc' ? { pidSpace: process.in.pid } : {}),
  };
  return done(changeSpace(machine, 'mnt', space.id, { mounts: [...space.data.mounts, added] }));
}

export function setHostname(machine: Machine, id: number, hostname: string): Outcome {
  const process = processOf(machine, id);
  const space = spaceOf(machine, 'uts', process.in.uts);
  if (!isCapable(machine, process, space.owner)) {
    return refuse(
      'EPERM',
      'sethostname needs CAP_SYS_ADMIN in the user namespace that owns the name.',
    );
  }
  return done(changeSpace(machine, 'uts', space.id, { hostname }));
}

/** Makes a piece of System V shared memory. */
export function shareMemory(machine: Machine, id: number, bytes: number): Machine {
  const process = processOf(machine, id);
  const { segments } = spaceOf(machine, 'ipc', process.in.ipc).data;
  const added = { id: segments.length, bytes, by: process.uid };
  return changeSpace(machine, 'ipc', process.in.ipc, { segments: [...segments, added] });
}

/** A write to /proc/PID/uid_map. */
export function writeUidMap(machine: Machine, writer: number, of: number, text: string): Outcome {
  const by = processOf(machine, writer);
  const space = spaceOf(machine, 'user', processOf(machine, of).in.user);
  const { parent, map: before, creator } = space.data;
  if (parent === undefined) return refuse('EPERM', 'The map of the first namespace is fixed.');
  if (before.length > 0) return refuse('EPERM', 'A map can be written once only.');
  const read = parseUidMap(text);
  if (!read.ok) return refuse('EINVAL', read.why);
  const why = mayNotWrite(read.map, before, {
    uid: uidWithin(machine, by.uid, parent) ?? -1,
    creator: uidWithin(machine, creator, parent) ?? -2,
    near: by.in.user === space.id || by.in.user === parent,
    capableInside: isCapable(machine, by, space.id),
    capableInParent: isCapable(machine, by, parent),
  });
  if (why !== undefined) return refuse('EPERM', why);
  const mapped = read.map.every(({ outside, length }) =>
    [outside, outside + length - 1].every((uid) => uidOutside(machine, uid, parent) !== undefined),
  );
  if (!mapped)
    return refuse('EPERM', 'An id that the parent namespace doesn’t map can’t be given on.');
  return done(changeSpace(machine, 'user', space.id, { map: read.map }));
}

/** Becomes another user of its own user namespace, and keeps its capabilities there. */
export function setUid(machine: Machine, id: number, uid: number): Outcome {
  const process = processOf(machine, id);
  const outside = uidOutside(machine, uid, process.in.user);
  if (outside === undefined) return refuse('EINVAL', 'The id isn’t mapped in the user namespace.');
  if (outside !== process.uid && !isCapable(machine, process, process.in.user)) {
    return refuse('EPERM', 'Becoming another user needs CAP_SETUID.');
  }
  return done(changeProcess(machine, id, { uid: outside }));
}
