/** The runtime's states, with the moments of the run above, and its operations to try in any order. */

import { formatMs } from '../../recording/format.ts';
import type { DockerRun } from '../../sim/oci/docker-run.ts';
import { OPERATIONS, STATUSES, type Status } from '../../sim/oci/lifecycle.ts';
import { ParamField } from '../ParamField.tsx';
import type { Settings } from '../use-params.ts';
import { containerStartWidget, type ContainerStartSchema } from './params.ts';
import { perform, readOperations, type Done } from './scenario.ts';

interface LifecycleProps {
  readonly id: string;
  readonly settings: Settings<ContainerStartSchema>;
  readonly run: DockerRun;
}

/** More than these, and the oldest goes: a link has to stay short. */
const MOST = 12;

const NAMES: Readonly<Record<Status, string>> = {
  none: 'no container',
  creating: 'creating',
  created: 'created',
  running: 'running',
  stopped: 'stopped',
};

export function Lifecycle({ id, settings, run }: LifecycleProps) {
  const { values, set } = settings;
  const { operations } = readOperations(values.operations);
  const done = perform(operations, values.hook);
  const last = done.at(-1);
  const heading = `${id}-states`;
  return (
    <section class="cs-states" role="group" aria-labelledby={heading}>
      <p class="cs-h" id={heading}>
        The runtime’s states
      </p>
      <p>The moments are those of the run above. Try the operations in any order.</p>
      <ol class="cs-status">
        {STATUSES.map((status) => (
          <li key={status} aria-current={(last?.status ?? 'none') === status ? 'step' : undefined}>
            <b>{NAMES[status]}</b>
            <small>{timeOf(run, status)}</small>
          </li>
        ))}
      </ol>
      <div class="cs-operations" role="group" aria-label="Operations">
        {OPERATIONS.map((operation) => (
          <button
            type="button"
            class="btn"
            key={operation}
            onClick={() => {
              set('operations', [...operations, operation].slice(-MOST).join(','));
            }}
          >
            {operation === 'exit' ? 'program ends' : operation}
          </button>
        ))}
        <button
          type="button"
          class="btn bare"
          onClick={() => {
            set('operations', '');
          }}
        >
          Begin again
        </button>
        <ParamField
          param={containerStartWidget.params.hook}
          value={values.hook}
          onChange={(value) => {
            set('hook', String(value));
          }}
        />
      </div>
      <div role="status">
        {last === undefined ? <p>Nothing done yet.</p> : <Last done={last} />}
      </div>
      {done.length > 1 && (
        <p class="cs-before">Before that: {done.slice(0, -1).map(inShort).join(', ')}.</p>
      )}
    </section>
  );
}

function Last({ done }: { readonly done: Done }) {
  return (
    <>
      <p>
        <code>{done.operation}</code> {done.steps.length === 0 ? 'is refused.' : 'did, in order:'}
      </p>
      <ol class="cs-steps">
        {done.steps.map((step) => (
          <li key={step.name}>
            <b>{step.name}</b> {step.failed === true && <mark class="bad">failed</mark>}{' '}
            {step.detail}
          </li>
        ))}
      </ol>
      {done.error !== undefined && <p class="cs-error">{done.error}</p>}
    </>
  );
}

function inShort(done: Done): string {
  return done.error === undefined ? done.operation : `${done.operation} (error)`;
}

/** When the run above comes to this state. */
function timeOf({ states }: DockerRun, status: Status): string {
  const change = states.find((s) => s.status === status);
  return change === undefined ? '' : `at ${formatMs(change.at)}`;
}
