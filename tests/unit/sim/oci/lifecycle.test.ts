/** The runtime's life cycle, step by step as runtime.md numbers it, and its errors. */

import { describe, expect, it } from 'vitest';
import {
  HOOKS,
  operate,
  OPERATIONS,
  STATUSES,
  type Hook,
  type Operation,
  type Status,
} from '../../../../src/sim/oci/lifecycle.ts';

/** Does one after the other; gives the last state and all steps. */
function through(operations: readonly Operation[], failing?: Hook) {
  let status: Status = 'none';
  const steps: string[] = [];
  for (const operation of operations) {
    const outcome = operate(status, operation, failing);
    status = outcome.status;
    steps.push(...outcome.steps.map((step) => step.name));
  }
  return { status, steps };
}

describe('life cycle', () => {
  it('goes through its thirteen steps in order', () => {
    expect(through(['create', 'start', 'exit', 'delete'])).toEqual({
      status: 'none',
      steps: [
        'environment',
        'prestart',
        'createRuntime',
        'createContainer',
        'startContainer',
        'your program',
        'poststart',
        'exit',
        'destroyed',
        'poststop',
      ],
    });
  });

  it.each(HOOKS.filter((hook) => hook !== 'poststop'))(
    'a failing %s destroys the container, and poststop is still run',
    (hook) => {
      const first = operate('none', 'create', hook);
      const last = first.error === undefined ? operate('created', 'start', hook) : first;
      expect(last.status).toBe('none');
      expect(last.error).toContain(hook);
      expect(last.steps.map((step) => step.name).slice(-3)).toEqual([
        hook,
        'destroyed',
        'poststop',
      ]);
    },
  );

  it('before the program where a start hook fails: it never runs', () => {
    expect(operate('created', 'start', 'startContainer').steps.map((s) => s.name)).not.toContain(
      'your program',
    );
  });

  it('goes on where poststop fails', () => {
    const outcome = operate('stopped', 'delete', 'poststop');
    expect(outcome.status).toBe('none');
    expect(outcome.error).toBeUndefined();
    expect(outcome.steps.at(-1)?.failed).toBe(true);
  });
});

describe('a wrong operation', () => {
  const right: Readonly<Record<Operation, readonly Status[]>> = {
    create: ['none'],
    start: ['created'],
    kill: ['created', 'running'],
    exit: ['running'],
    delete: ['stopped'],
  };
  const wrong = OPERATIONS.flatMap((operation) =>
    STATUSES.filter((status) => !right[operation].includes(status)).map(
      (status) => [operation, status] as const,
    ),
  );

  it.each(wrong)('%s when %s changes nothing and says why', (operation, status) => {
    const outcome = operate(status, operation);
    expect(outcome.status).toBe(status);
    expect(outcome.steps).toEqual([]);
    expect(outcome.error).toMatch(/\.$/);
  });
});
