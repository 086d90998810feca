/** One kind of namespace: its switch, a command, and the answer on the host and inside. */

import { KIND_FACTS, type Kind } from '../../sim/linux/namespaces/kinds.ts';
import { processOf } from '../../sim/linux/namespaces/machine.ts';
import type { NamespaceRun } from '../../sim/linux/namespaces/scenario.ts';
import { COMMANDS } from '../../sim/linux/namespaces/views.ts';
import { FlagField } from '../../ui/Field.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

interface KindRowProps {
  readonly kind: Kind;
  readonly run: NamespaceRun;
  readonly on: boolean;
  readonly said: string;
  readonly onChange: (on: boolean) => void;
}

export function KindRow({ kind, run, on, said, onChange }: KindRowProps) {
  const { name, flag, isolates, since } = KIND_FACTS[kind];
  const { command } = COMMANDS[kind];
  return (
    <li class="ns-kind">
      <div class="ns-head">
        <FlagField label={`${name} namespace`} value={on} onChange={onChange} />
        <p>{`${isolates}; ${flag}, Linux ${since}`}</p>
      </div>
      <p class="ns-said">{said}</p>
      <div class="ns-views">
        <Answer run={run} kind={kind} viewer={run.shell} where="host" command={command} />
        {run.inside !== undefined && (
          <Answer run={run} kind={kind} viewer={run.inside} where="inside" command={command} />
        )}
      </div>
    </li>
  );
}

interface AnswerProps {
  readonly run: NamespaceRun;
  readonly kind: Kind;
  readonly viewer: number;
  readonly where: string;
  readonly command: string;
}

function Answer({ run, kind, viewer, where, command }: AnswerProps) {
  const process = processOf(run.machine, viewer);
  return (
    <div>
      <p class="ns-where">
        <b>{where}</b>
        <span>{`${kind}:[${String(process.in[kind])}]`}</span>
      </p>
      <ScrollBox class="term" role="group" label={`${command}, ${where}`}>
        <code>
          <span>{`$ ${command}`}</span>
          {`\n${COMMANDS[kind].view(run.machine, process)}`}
        </code>
      </ScrollBox>
    </div>
  );
}
