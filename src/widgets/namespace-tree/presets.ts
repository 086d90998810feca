/** Settings that show one idea about namespaces each. */

import { KINDS, type Kind } from '../../sim/linux/namespaces/kinds.ts';
import type { ParamValues } from '../params.ts';
import type { Preset } from '../Presets.tsx';
import type { NamespaceSchema } from './params.ts';

function only(...kinds: readonly Kind[]): Record<Kind, boolean> {
  return Object.fromEntries(KINDS.map((kind) => [kind, kinds.includes(kind)])) as Record<
    Kind,
    boolean
  >;
}

type Values = Partial<ParamValues<NamespaceSchema>>;

const preset = (label: string, idea: string, values: Values): Preset<NamespaceSchema> => ({
  label,
  idea,
  values,
});

export const PRESETS: readonly Preset<NamespaceSchema>[] = [
  preset(
    'A container',
    'What Docker and Kubernetes give a container unless asked for more: six of the eight. The program is a plain process of the host all the same.',
    {},
  ),
  preset(
    'None',
    'A program as any other: it sees all that the host has, and what it changes is changed for everybody.',
    only(),
  ),
  preset(
    'Only the cgroup namespace',
    'The path in /proc/self/cgroup gets shorter, and that is all. Limits stand in control groups, which are another thing: this namespace only hides where the program’s group is.',
    only('cgroup'),
  ),
  preset(
    'PID without mount',
    'The program is PID 1, and yet ps lists all of the host: it reads /proc, which is still the host’s.',
    only('pid'),
  ),
  preset(
    'PID in PID',
    'A container in the container: one process, three numbers. Whoever stands further out sees more; from inside, nobody sees out.',
    { nested: true },
  ),
  preset(
    'PID 1 ends',
    'When the first process of a PID namespace ends, the kernel kills every other one in it, the nested ones too.',
    { nested: true, ended: true },
  ),
  preset(
    'Without root',
    'A user without rights may make a user namespace, and in it is root over what is made there: this is how rootless containers begin. The map may name this one user only.',
    { ...only(...KINDS), starter: 'ada', map: '0 1000 1' },
  ),
  preset(
    'A user without rights',
    'Without a user namespace of its own, a user without rights gets no other namespace either.',
    { ...only('uts', 'pid'), starter: 'ada' },
  ),
];
