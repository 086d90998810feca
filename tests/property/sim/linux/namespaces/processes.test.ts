/** What holds for processes and their numbers, whatever is started, moved apart and ended. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fork, unshare } from '../../../../../src/sim/linux/namespaces/calls.ts';
import { exit } from '../../../../../src/sim/linux/namespaces/endings.ts';
import { KINDS } from '../../../../../src/sim/linux/namespaces/kinds.ts';
import {
  bootMachine,
  spaceOf,
  type Machine,
} from '../../../../../src/sim/linux/namespaces/machine.ts';
import { nsPid } from '../../../../../src/sim/linux/namespaces/views.ts';

const step = fc.record({
  call: fc.constantFrom('fork', 'fork', 'unshare', 'exit'),
  /** Which of the processes there are. */
  who: fc.nat(),
  kinds: fc.subarray([...KINDS]),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(machine: Machine, { call, who, kinds }: Step): Machine {
  const process = machine.processes[who % machine.processes.length];
  if (process === undefined || (call === 'exit' && process.id === 1)) return machine;
  if (call === 'exit') return exit(machine, process.id);
  if (call === 'fork') {
    const born = fork(machine, process.id, 'sh');
    return born.ok ? born.value.machine : machine;
  }
  const apart = unshare(machine, process.id, kinds);
  return apart.ok ? apart.value : machine;
}

function check(property: (machine: Machine) => void): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let machine = bootMachine(0);
      for (const one of steps) {
        machine = take(machine, one);
        property(machine);
      }
    }),
    { numRuns: 200 },
  );
}

describe('processes', () => {
  it('have a number that no other has in any namespace that they are in', () => {
    check((machine) => {
      const numbers = machine.processes.flatMap((process) =>
        Object.entries(process.numbers).map(([space, number]) => `${space}:${String(number)}`),
      );
      expect(new Set(numbers).size).toBe(numbers.length);
    });
  });

  it('have one number for each level, the machine’s own among them', () => {
    check((machine) => {
      for (const { id, in: at } of machine.processes) {
        expect(nsPid(machine, id)).toHaveLength(spaceOf(machine, 'pid', at.pid).data.level + 1);
      }
    });
  });

  it('have a parent that lives, and a PID 1 in their namespace', () => {
    check((machine) => {
      const ids = new Set(machine.processes.map(({ id }) => id));
      for (const { id, parent, in: at } of machine.processes) {
        if (id !== 1) expect(ids.has(parent ?? NaN)).toBe(true);
        expect(ids.has(spaceOf(machine, 'pid', at.pid).data.init ?? NaN)).toBe(true);
      }
    });
  });
});
