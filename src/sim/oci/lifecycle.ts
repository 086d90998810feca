/** A container's states and operations, in the order of the OCI runtime specification. */

/** `none` is before create and after delete: there is no such container. */
export const STATUSES = ['none', 'creating', 'created', 'running', 'stopped'] as const;
export type Status = (typeof STATUSES)[number];

/** The specification's five operations without `state`, and the program's own end. */
export const OPERATIONS = ['create', 'start', 'kill', 'exit', 'delete'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** In the order in which they run. */
export const HOOKS = [
  'prestart',
  'createRuntime',
  'createContainer',
  'startContainer',
  'poststart',
  'poststop',
] as const;
export type Hook = (typeof HOOKS)[number];

export interface Step {
  readonly name: string;
  /** Where it is run or done. */
  readonly detail: string;
  /** A hook that ended with an error. */
  readonly failed?: boolean;
}

export interface Outcome {
  readonly status: Status;
  readonly steps: readonly Step[];
  /** Why nothing was done, or why the container was taken down again. */
  readonly error?: string;
}

/** Which operation is allowed in which state; the others generate an error and change nothing. */
const ALLOWED: Readonly<Record<Operation, readonly Status[]>> = {
  create: ['none'],
  start: ['created'],
  kill: ['created', 'running'],
  exit: ['running'],
  delete: ['stopped'],
};

const MADE: Step = {
  name: 'environment',
  detail: 'Namespaces, mounts and cgroup are made as config.json says. The program must not run.',
};
const UNDONE: Step = { name: 'destroyed', detail: 'What create made is undone.' };
const RUNS: Step = { name: 'your program', detail: 'The process executes it.' };

const WHERE: Readonly<Record<Hook, string>> = {
  prestart: 'Hook, outside the container; deprecated in favour of the next three.',
  createRuntime: 'Hook, outside the container, before its root file system is changed.',
  createContainer: 'Hook, in the container’s namespaces, its program outside; before pivot_root.',
  startContainer: 'Hook, inside the container, just before the program.',
  poststart: 'Hook, outside the container, once the program has been executed.',
  poststop: 'Hook, outside the container, once it is deleted.',
};

/**
 * What an operation does to a container.
 *
 * Source: OCI runtime specification, runtime.md (lifecycle steps 1 to 13, operations) and config.md
 * (POSIX-platform hooks). A failing hook destroys the container, except poststop, which only warns.
 * @param failing the hook that ends with an error, if any
 */
export function operate(status: Status, operation: Operation, failing?: Hook): Outcome {
  if (!ALLOWED[operation].includes(status)) {
    return { status, steps: [], error: refusal(status, operation) };
  }
  switch (operation) {
    case 'create':
      return through([MADE, 'prestart', 'createRuntime', 'createContainer'], 'created', failing);
    case 'start':
      return through(['startContainer', RUNS, 'poststart'], 'running', failing);
    case 'kill':
      return {
        status: 'stopped',
        steps: [{ name: 'SIGKILL', detail: 'The process gets the signal, and ends.' }],
      };
    case 'exit':
      return {
        status: 'stopped',
        steps: [{ name: 'exit', detail: 'The program ends by itself.' }],
      };
    case 'delete':
      return through([UNDONE, 'poststop'], 'none', failing);
  }
}

function through(
  order: readonly (Step | Hook)[],
  status: Status,
  failing: Hook | undefined,
): Outcome {
  const steps: Step[] = [];
  for (const step of order) {
    if (typeof step !== 'string') steps.push(step);
    else if (step !== failing) steps.push({ name: step, detail: WHERE[step] });
    else {
      steps.push({ name: step, detail: WHERE[step], failed: true });
      if (step !== 'poststop') return takenDown(step, steps);
    }
  }
  return { status, steps };
}

/** From the hook straight to step 12 of the life cycle. */
function takenDown(hook: Hook, steps: readonly Step[]): Outcome {
  return {
    status: 'none',
    steps: [...steps, UNDONE, { name: 'poststop', detail: WHERE.poststop }],
    error: `The ${hook} hook failed: the runtime stops the container and destroys it.`,
  };
}

function refusal(status: Status, operation: Operation): string {
  if (status === 'none') return `There is no such container: ${operation} needs one.`;
  if (operation === 'create') return 'There is a container of this id already.';
  if (operation === 'start') {
    return status === 'stopped'
      ? 'It has run, and has stopped. A container is started once: delete it and create another.'
      : 'It is started already. Starting it again must have no effect.';
  }
  if (operation === 'delete') return 'Its process is still there: kill it first.';
  if (operation === 'exit') return 'Your program isn’t running.';
  return 'It is stopped: there is no process to send a signal to.';
}
