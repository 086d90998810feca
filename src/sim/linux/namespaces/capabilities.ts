/** Who may do what: capabilities count in a user namespace, never on the machine as such. */

import { spaceOf, type Machine, type Process } from './machine.ts';
import { mapInto, mapOut, OVERFLOW_UID } from './uid-map.ts';

/**
 * Whether the process has (all) capabilities in a user namespace: in its own, if it has them there,
 * so in every one below; and in each child of its own that its user has made.
 *
 * Source: user_namespaces(7), “Capabilities”, rules 1 to 3.
 */
export function isCapable(machine: Machine, process: Process, userSpace: number): boolean {
  let space: number | undefined = userSpace;
  while (space !== undefined) {
    if (space === process.in.user) return process.capable;
    const { parent, creator }: { readonly parent?: number; readonly creator: number } = spaceOf(
      machine,
      'user',
      space,
    ).data;
    if (parent === process.in.user && creator === process.uid) return true;
    space = parent;
  }
  return false;
}

/** A user of the first namespace as another user namespace numbers it; `undefined`: not mapped. */
export function uidWithin(machine: Machine, uid: number, userSpace: number): number | undefined {
  const { parent, map } = spaceOf(machine, 'user', userSpace).data;
  if (parent === undefined) return uid;
  const above = uidWithin(machine, uid, parent);
  return above === undefined ? undefined : mapInto(map, above);
}

/** A user of a user namespace as the first one numbers it; `undefined`: not mapped. */
export function uidOutside(machine: Machine, uid: number, userSpace: number): number | undefined {
  const { parent, map } = spaceOf(machine, 'user', userSpace).data;
  if (parent === undefined) return uid;
  const above = mapOut(map, uid);
  return above === undefined ? undefined : uidOutside(machine, above, parent);
}

/** As programs in the namespace are told: the overflow id where there is no mapping. */
export function uidAsSeen(machine: Machine, uid: number, userSpace: number): number {
  return uidWithin(machine, uid, userSpace) ?? OVERFLOW_UID;
}
