/** What the namespace figure says: for each kind, what came of what the program did. */

import { KINDS, type Kind } from '../../sim/linux/namespaces/kinds.ts';
import { processOf } from '../../sim/linux/namespaces/machine.ts';
import type {
  Attempt,
  NamespaceRun,
  NamespaceScenario,
} from '../../sim/linux/namespaces/scenario.ts';
import { COMMANDS, nsPid } from '../../sim/linux/namespaces/views.ts';
import type { ParamValues } from '../params.ts';
import type { NamespaceSchema } from './params.ts';

/** The choices' keys are the model's own words: parseParams lets no other value through. */
export function scenarioOf(values: ParamValues<NamespaceSchema>): NamespaceScenario {
  return {
    kinds: KINDS.filter((kind) => values[kind]),
    starter: values.starter as NamespaceScenario['starter'],
    uidMap: values.map
      .split(',')
      .map((line) => line.trim())
      .join('\n'),
    nested: values.nested,
    ended: values.ended,
  };
}

const ERRORS: Readonly<Record<string, string>> = {
  EPERM: 'Operation not permitted',
  EINVAL: 'Invalid argument',
};

/** "Operation not permitted (EPERM). Without a new user namespace …" */
function refusal({ outcome }: Attempt): string | undefined {
  if (outcome.ok) return undefined;
  return `${ERRORS[outcome.error] ?? outcome.error} (${outcome.error}). ${outcome.why}`;
}

const OWN: Readonly<Record<Kind, string>> = {
  mnt: 'It mounted something at /work, and the host sees nothing of it.',
  uts: 'It called its host “box”, and the host keeps its own name.',
  ipc: 'It sees only the shared memory that it has made itself; the host’s is out of reach.',
  pid: 'It sees its own processes only, and it is the first of them.',
  net: 'It has a loopback device, which is down, and nothing else: no way out until somebody gives it one. Its ports are its own.',
  user: 'It is root inside, and another user to the host.',
  cgroup: 'The path ends at its own group. What that group may use is not changed by this.',
  time: 'Its clock is a million seconds ahead, as it was told. The time of day can’t be changed this way.',
};

const SHARED: Readonly<Record<Kind, string>> = {
  mnt: 'It mounted something at /work, and the host has it there too.',
  uts: 'It called its host “box”, and now the whole host has that name.',
  ipc: 'It made a piece of shared memory, which stands in the host’s list with the others.',
  pid: 'It sees every process of the host, whoever they belong to.',
  net: 'It has the host’s devices. A port that it takes is taken for everybody.',
  user: 'Its user is the host’s user.',
  cgroup: 'It sees where its group stands among the host’s.',
  time: 'Its clock is the host’s.',
};

/** One sentence for a kind: what the program sees, or why what it tried was refused. */
export function kindInWords(
  run: NamespaceRun,
  { kinds, ended }: NamespaceScenario,
  kind: Kind,
): string {
  if (run.inside === undefined) {
    return ended ? 'The program has ended.' : 'The program was not started.';
  }
  const own = kinds.includes(kind);
  const attempt = run.attempts[kind];
  const refused = attempt && refusal(attempt);
  if (refused !== undefined) {
    const after = kind === 'user' ? ' Without a map every user reads as nobody.' : '';
    return `“${attempt?.command ?? ''}” was refused: ${refused}${after}`;
  }
  if (kind === 'pid' && own && !kinds.includes('mnt')) {
    return 'It is PID 1, but ps reads /proc, and that is still the host’s: it takes a mount namespace too, and a proc mounted anew.';
  }
  if (kind === 'user' && own) return userInWords(run);
  return own ? OWN[kind] : SHARED[kind];
}

function userInWords({ machine, inside }: NamespaceRun): string {
  const { uid } = processOf(machine, inside ?? NaN);
  const { view } = COMMANDS.user;
  const [name] = view(machine, processOf(machine, inside ?? NaN)).split('\n');
  if (name !== 'root')
    return 'The map has no user 0, so the program stays who it was; ids that aren’t in the map read as nobody.';
  return `It is root inside, and user ${String(uid)} to the host.`;
}

/** The run in two sentences: the command, and the numbers of the program. */
export function summary(run: NamespaceRun, scenario: NamespaceScenario): string {
  const refused = refusal(run.started);
  if (refused !== undefined) return `“${run.started.command}” was refused: ${refused}`;
  if (scenario.ended) return endInWords(scenario);
  const numbers = nsPid(run.machine, run.inside ?? NaN);
  const own = scenario.kinds.length;
  const count = `The program has ${own === 0 ? 'no' : String(own)} namespace${own === 1 ? '' : 's'} of its own, of eight.`;
  if (numbers.length === 1)
    return `${count} It is process ${String(numbers[0])}, here and everywhere.`;
  const deeper = scenario.nested ? ' What runs in the container inside it has three.' : '';
  return `${count} It is one process with two numbers: ${String(numbers[0])} on the host, ${String(numbers[1])} inside.${deeper}`;
}

function endInWords({ kinds }: NamespaceScenario): string {
  return kinds.includes('pid')
    ? 'The program was PID 1 of its namespace. It has ended, so the kernel has killed all that was in there.'
    : 'The program has ended. What it had started lives on, with PID 1 of the host as its new parent.';
}
