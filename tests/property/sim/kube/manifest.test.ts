/** Whatever is written: it is read or refused in words, at a place in the text. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as YAML from 'yaml';
import { applyText } from '../../../../src/sim/kube/manifest/output.ts';
import { placeOfPath, readManifests } from '../../../../src/sim/kube/manifest/read.ts';
import type { Place } from '../../../../src/sim/kube/manifest/types.ts';

/** As kubectl reads it: `y` and `no` are truth values. */
const stringify = (value: unknown) => YAML.stringify(value, { version: '1.1' });

const minors = fc.integer({ min: 20, max: 35 });
const names = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/u);
const labels = fc.dictionary(names, fc.stringMatching(/^[a-z0-9]{0,10}$/u), {
  minKeys: 1,
  maxKeys: 3,
});

const containers = fc.uniqueArray(
  fc.record(
    {
      name: names,
      image: fc.constantFrom('nginx:1.25', 'web:1', 'registry.example/web@sha256:0'),
      ports: fc.uniqueArray(fc.record({ containerPort: fc.integer({ min: 1, max: 65_535 }) })),
      resources: fc.record({
        requests: fc.record({
          cpu: fc.constantFrom('1m', '250m', '1'),
          memory: fc.constant('1Mi'),
        }),
        limits: fc.record({
          cpu: fc.constantFrom('2', '1e3'),
          memory: fc.constantFrom('1Gi', '2G'),
        }),
      }),
      env: fc.array(fc.record({ name: fc.constant('A'), value: fc.string() })),
    },
    { requiredKeys: ['name', 'image'] },
  ),
  { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
);

const deployments = fc
  .record({ name: names, labels, containers, replicas: fc.integer({ min: 0, max: 10_000 }) })
  .map(({ name, labels: matchLabels, containers: list, replicas }) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels },
      template: { metadata: { labels: matchLabels }, spec: { containers: list } },
    },
  }));

/** Pieces of manifests, and of what breaks them. */
const pieces = fc.constantFrom(
  ...[
    'apiVersion: ',
    'apps/v1',
    'v1',
    'kind: ',
    'Deployment',
    'Pod',
    'List',
    'metadata:',
    'name: ',
  ],
  ...[
    'spec:',
    'containers:',
    'items:',
    '- ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '[',
  ],
  ...[']', '&a ', '*a', '<<: ', '---\n', '...\n', '# ', '|', '>', '!', '%', '@', '? ', '{{ .x }}'],
  ...[
    '1Gi500',
    'null',
    '~',
    'yes',
    '1e400',
    '.nan',
    '0x',
    '\u0000',
    '\uD800',
    '\uFEFF',
    '__proto__: ',
  ],
);
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
);

function isWithin({ line, column, from, to }: Place, text: string): void {
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeGreaterThanOrEqual(from);
  expect(to).toBeLessThanOrEqual(text.length);
  const before = text.slice(0, from).split('\n');
  expect({ line, column }).toEqual({
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
  });
}

describe('any text', () => {
  it('is read or refused, at places within it', () => {
    fc.assert(
      fc.property(texts, minors, (text, minor) => {
        const { documents, problems, notes } = readManifests(text, { minor });
        for (const { place } of [...documents, ...problems, ...notes]) isWithin(place, text);
        for (const { words, advice } of problems) {
          expect(words).not.toBe('');
          expect(advice).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is answered by kubectl', () => {
    fc.assert(
      fc.property(texts, minors, fc.boolean(), (text, minor, validate) => {
        const { exit, stdout, stderr } = applyText(text, { minor, validate });
        expect([exit === 0, stdout + stderr !== '']).toEqual([stderr === '', true]);
      }),
      { numRuns: 500 },
    );
  });

  it('has a place for any path', () => {
    fc.assert(
      fc.property(texts, fc.nat(3), fc.string(), (text, document, path) => {
        isWithin(placeOfPath(text, document, path), text);
      }),
    );
  });
});

describe('any valid Deployment', () => {
  it('is valid as YAML, as JSON, and among others', () => {
    fc.assert(
      fc.property(deployments, deployments, minors, (one, other, minor) => {
        for (const text of [
          `${stringify(one)}---\n${stringify({ ...other, metadata: { name: 'the-other' } })}`,
          JSON.stringify({
            ...{ apiVersion: 'v1', kind: 'List' },
            items: [one, { ...other, metadata: { name: 'the-other' } }],
          }),
        ]) {
          const { objects, problems } = readManifests(text, { minor });
          expect(problems).toEqual([]);
          expect(objects).toEqual([one, { ...other, metadata: { name: 'the-other' } }]);
        }
      }),
    );
  });

  it('is created once, and then unchanged', () => {
    fc.assert(
      fc.property(deployments, minors, (one, minor) => {
        const first = applyText(stringify(one), { minor });
        const { name } = one.metadata;
        expect(first.stdout).toBe(`deployment.apps/${name} created`);
        const again = applyText(JSON.stringify(one), { minor, existing: first.existing });
        expect(again.stdout).toBe(`deployment.apps/${name} unchanged`);
      }),
    );
  });

  it('is refused with a field that isn’t known, at that field', () => {
    fc.assert(
      fc.property(deployments, minors, (one, minor) => {
        const text = stringify({ ...one, spec: { ...one.spec, replcas: 1 } });
        const [problem] = readManifests(text, { minor }).problems;
        expect(text.slice(problem?.place.from, problem?.place.to)).toBe('replcas');
      }),
    );
  });
});
