import { describe, expect, test } from 'vitest';
import { initialValues, parseParams, toQuery } from '../../../src/widgets/params.ts';

const schema = {
  runs: { kind: 'number', label: 'Runs', initial: 20, min: 1, max: 50, step: 1 },
  rate: { kind: 'number', label: 'Line', initial: 100, min: 1, max: 10_000, unit: 'Mbit/s' },
  cache: {
    kind: 'choice',
    label: 'Image cache',
    initial: 'cold',
    options: { cold: 'cold', warm: 'warm' },
  },
  trace: { kind: 'flag', label: 'Show calls', initial: true },
  args: { kind: 'text', label: 'Arguments', initial: '', maxLength: 5 },
} as const;

describe('parseParams', () => {
  test('what nobody says keeps its initial value', () => {
    expect(parseParams(schema, {})).toEqual({ values: initialValues(schema), problems: [] });
  });

  test('reads a link’s strings and an author’s values alike', () => {
    const link = parseParams(schema, { runs: '7', cache: 'warm', trace: '0', args: 'x y' });
    expect(link.values).toEqual({ runs: 7, rate: 100, cache: 'warm', trace: false, args: 'x y' });
    expect(link.problems).toEqual([]);
    expect(parseParams(schema, { runs: 7, trace: true }).values.runs).toBe(7);
  });

  test('brings an absurd number to the edge of its range and says so', () => {
    const { values, problems } = parseParams(schema, { rate: '1e99' });
    expect(values.rate).toBe(10_000);
    expect(problems).toEqual([
      'Line goes from 1 Mbit/s to 10000 Mbit/s, not 1e99. It is 10000 Mbit/s now.',
    ]);
  });

  test('brings a number that counts something to a whole one and says so', () => {
    const { values, problems } = parseParams(schema, { runs: '2.5' });
    expect(values.runs).toBe(3);
    expect(problems).toEqual(['Runs has to be a whole number, not 2.5. It is 3 now.']);
  });

  test('speaks of the range where a number is neither in it nor whole', () => {
    const { values, problems } = parseParams(schema, { runs: '0.4' });
    expect(values.runs).toBe(1);
    expect(problems).toEqual(['Runs goes from 1 to 50, not 0.4. It is 1 now.']);
  });

  test('lets a number without a whole step have a fraction', () => {
    expect(parseParams(schema, { rate: '2.5' })).toMatchObject({
      values: { rate: 2.5 },
      problems: [],
    });
  });

  test.each(['', 'many', 'NaN', '{}', null, undefined, [], {}])(
    'a number can’t be %j',
    (nonsense) => {
      const { values, problems } = parseParams(schema, { runs: nonsense });
      expect(values.runs).toBe(20);
      expect(problems).toHaveLength(1);
    },
  );

  test('names the choices where a choice is unknown, also for names that every object has', () => {
    for (const name of ['nonsense', 'constructor', '__proto__']) {
      const { values, problems } = parseParams(schema, { cache: name });
      expect(values.cache).toBe('cold');
      expect(problems[0]).toContain('cold, warm');
    }
  });

  test('names the settings where a setting is unknown', () => {
    const { problems } = parseParams(schema, { toString: '1' });
    expect(problems[0]).toContain('runs, rate, cache, trace, args');
  });

  test('cuts text that is too long', () => {
    const { values, problems } = parseParams(schema, { args: '123456789' });
    expect(values.args).toBe('12345');
    expect(problems).toHaveLength(1);
  });

  test('does not repeat endless input in its message', () => {
    const { problems } = parseParams(schema, { cache: 'x'.repeat(10_000) });
    expect(problems.join('').length).toBeLessThan(200);
  });
});

describe('toQuery', () => {
  test('holds only what differs, and brings it back', () => {
    const base = initialValues(schema);
    const values = { ...base, runs: 3, trace: false };
    const query = toQuery<typeof schema>(values, base);
    expect(query).toEqual({ runs: '3', trace: '0' });
    expect(parseParams(schema, query).values).toEqual(values);
  });
});
