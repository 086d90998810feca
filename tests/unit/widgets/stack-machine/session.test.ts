/** The examples: their lines, their sentences, and that they end as in the engine. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { i32 } from '../../../../src/wasm/machine/bits.ts';
import { engineOf, inEngine, outcomeOf } from '../../../property/wasm/engine.ts';
import { EXAMPLES, findExample } from '../../../../src/widgets/stack-machine/examples.ts';
import {
  memoryWindow,
  momentAt,
  readArguments,
  session,
  wrongLine,
  writeArguments,
} from '../../../../src/widgets/stack-machine/session.ts';

const runOf = (name: string, text = '') => {
  const example = findExample(name);
  return session(example, readArguments(example, text).values);
};
const sentences = (name: string, text = '') => {
  const run = runOf(name, text);
  return run.states.map((_, step) => momentAt(run, step)?.sentence);
};

describe.each(EXAMPLES)('$name', (example) => {
  const values = fc.tuple(
    ...example.params.map(({ initial, min, max }) =>
      fc.oneof(
        fc.constant(initial),
        fc.integer({ min, max: Math.min(max, min + 200) }),
        fc.integer({ min, max }),
      ),
    ),
  );

  it('ends as in the engine, whatever it is given', () => {
    fc.assert(
      fc.property(values, (args) => {
        const { states } = session(example, args);
        if (states.length === 0) {
          expect(WebAssembly.validate(example.bytes)).toBe(false);
          return;
        }
        const mine = outcomeOf(states.at(-1)!);
        expect(mine).toEqual(inEngine(engineOf(example.bytes), example.name, args.map(i32)));
      }),
      { numRuns: 40 },
    );
  });

  it('has a line of source for every instruction', () => {
    const { module, places, lines } = session(example, readArguments(example, '').values);
    const names = module.code[0]?.body.instructions.map(({ name }) => name) ?? [];
    expect(places).toHaveLength(names.length);
    const first = places.map((place) => lines[place]?.trim().split(' ')[0]);
    expect(first).toEqual([...names.slice(0, -1), ')']);
  });
});

describe('sentences', () => {
  it('say what each step took and left', () => {
    expect(sentences('add')).toEqual([
      'Nothing has run yet. The arguments stand in the first locals, and the stack is empty.',
      'local.get put a copy of $a, 20, on the stack.',
      'local.get put a copy of $b, 22, on the stack.',
      'i32.add took 20 and 22 and left 42.',
      'The function ends and gives 42.',
    ]);
  });

  it('say which way a choice went', () => {
    expect(sentences('max')).toContain('i32.gt_s took 7 and 12 and left 0, for no.');
    expect(sentences('max')).toContain(
      'if took 0, which means no, so it leaves out the first part.',
    );
    expect(sentences('max', '9 3')).toContain('The first part is done, so the second is left out.');
  });

  it('say where branches go', () => {
    const said = sentences('factorial', '1');
    expect(said).toContain('br $again goes back to the beginning of its loop.');
    expect(said).toContain('br_if $done took 0, which means no, so it goes on with the next line.');
    expect(said).toContain(
      'br_if $done took 1, which means yes, so it goes behind the end of its block.',
    );
  });

  it('say which bytes are read and written', () => {
    expect(sentences('bytes')).toContain(
      'i32.store took the address 0 and 305419896, and wrote bytes 0 to 3 (the lowest first).',
    );
    expect(sentences('bytes')).toContain(
      'i32.load8_u took the address 0, read byte 0 and left 120.',
    );
  });

  it('say why a program stopped', () => {
    expect(sentences('divide').at(-1)).toBe(
      'i32.div_s took 7 and 0 and stopped the program. A whole number was divided by zero.',
    );
    expect(sentences('edge').at(-1)).toBe(
      'i32.load took 65533 and stopped the program. It wanted bytes 65533 to 65536, and not all of that is inside the module’s memory.',
    );
  });
});

describe('a moment', () => {
  it('has the lines of the instruction done and of the one to come', () => {
    const run = runOf('add');
    const line = (index: number | undefined) => run.lines[index ?? -1]?.trim();
    const moment = momentAt(run, 2);
    expect(line(moment?.done)).toBe('local.get $b');
    expect(line(moment?.next)).toBe('i32.add');
    expect(momentAt(run, 0)?.done).toBeUndefined();
    expect(momentAt(run, 99)?.next).toBeUndefined();
  });

  it('marks the line that is refused, and the one at which a program stopped', () => {
    const refused = runOf('wrong');
    expect(refused.states).toEqual([]);
    expect(refused.refusal?.operands).toEqual(['i32', 'f32']);
    expect(refused.lines[wrongLine(refused, undefined)?.line ?? -1]?.trim()).toBe('i32.add');
    const stopped = runOf('divide');
    expect(wrongLine(stopped, momentAt(stopped, 3))?.word).toBe('stopped here');
    expect(wrongLine(stopped, momentAt(stopped, 2))).toBeUndefined();
  });

  it('shows the memory around what was touched, inside the memory', () => {
    expect(memoryWindow(runOf('add'), 0)).toBeUndefined();
    expect(memoryWindow(runOf('sum'), 0)).toEqual({ address: 0, length: 32 });
    const edge = runOf('edge');
    expect(memoryWindow(edge, edge.states.length - 1)).toEqual({ address: 65_504, length: 32 });
  });
});

describe('arguments', () => {
  const gcd = findExample('gcd');

  it('are the example’s own where nothing is said', () => {
    expect(readArguments(gcd, '')).toEqual({ values: [48, 18], problems: [] });
    expect(writeArguments(gcd.params, [48, 18])).toBe('');
  });

  it('come back from their text', () => {
    expect(readArguments(gcd, writeArguments(gcd.params, [7, 0]))).toEqual({
      values: [7, 0],
      problems: [],
    });
  });

  it.each(['-1', '1.5', 'x', '4294967296', '1 2 3'])('“%s” can’t be used, and says so', (text) => {
    const { values, problems } = readArguments(gcd, text);
    expect(problems).toHaveLength(1);
    expect(values.every(Number.isInteger)).toBe(true);
  });
});
