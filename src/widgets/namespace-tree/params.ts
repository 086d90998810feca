/** What the namespace figure is told: which kinds are new, who starts the program, and its users’ map. */

import { KIND_FACTS, KINDS, type Kind } from '../../sim/linux/namespaces/kinds.ts';
import { defineWidget } from '../definition.ts';
import type { FlagParam } from '../params.ts';

/** A container of Docker or Kubernetes has these six, unless asked for more. */
const CONTAINER: readonly Kind[] = ['mnt', 'uts', 'ipc', 'pid', 'net', 'cgroup'];

const kinds = Object.fromEntries(
  KINDS.map((kind): [Kind, FlagParam] => [
    kind,
    { kind: 'flag', label: KIND_FACTS[kind].name, initial: CONTAINER.includes(kind) },
  ]),
) as Record<Kind, FlagParam>;

export const namespaceTree = defineWidget({
  name: 'namespace-tree',
  title: 'Eight namespaces, switched on one by one',
  alternative:
    'A simulated Linux machine. For each of the eight kinds of namespace a switch, a command, and its answer on the host and inside a program; below, all processes with their numbers in every PID namespace.',
  params: {
    ...kinds,
    starter: {
      kind: 'choice',
      label: 'Started by',
      initial: 'root',
      options: { root: 'root', ada: 'ada, user 1000, no special rights' },
    },
    map: {
      kind: 'text',
      label: 'uid_map (with a user namespace)',
      initial: '0 100000 65536',
      maxLength: 200,
      help: 'First id inside, first id outside, how many; several lines are separated by a comma.',
    },
    nested: { kind: 'flag', label: 'A container in the container', initial: false },
    ended: { kind: 'flag', label: 'The program has ended', initial: false },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type NamespaceSchema = typeof namespaceTree.params;
