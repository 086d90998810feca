/** What a learner may write, and what they are told of it. */

import { describe, expect, it } from 'vitest';
import {
  MOST_TEXT,
  placeOfPath,
  readManifests,
} from '../../../../../src/sim/kube/manifest/read.ts';
import { CONTAINER, DEPLOYMENT, deployment } from './texts.ts';

const saying = (words: string): unknown => expect.stringContaining(words);
const having = (fields: object): unknown => expect.objectContaining(fields);

const NEW = { minor: 34 };
const OLD = { minor: 20 };

/** The problems' places and words; the newest version where nothing else is said. */
function problemsOf(text: string, options = NEW) {
  return readManifests(text, options).problems.map(({ place, words, path, stage, advice }) => ({
    at: `${String(place.line)}:${String(place.column)}`,
    ...{ words, path, stage, advice },
  }));
}

function first(text: string, options = NEW) {
  const [problem] = problemsOf(text, options);
  if (problem === undefined) throw new Error('There is no problem.');
  return problem;
}

describe('manifests that are right', () => {
  it('are given as written', () => {
    const { objects, problems, notes } = readManifests(DEPLOYMENT, NEW);
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(objects).toEqual([
      having({
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: having({ replicas: 2 }),
      }),
    ]);
  });

  it.each([
    ['several documents', `${DEPLOYMENT}---\n${deployment({ name: 'api' })}`],
    [
      'documents without content',
      `---\n---\n${DEPLOYMENT}---\n---\n${deployment({ name: 'api' })}`,
    ],
    [
      'a List',
      `apiVersion: v1\nkind: List\nitems:\n${[DEPLOYMENT, deployment({ name: 'api' })]
        .map((one) => `- ${one.trimEnd().replaceAll('\n', '\n  ')}\n`)
        .join('')}`,
    ],
  ])('come as %s', (_, text) => {
    const { objects, problems } = readManifests(text, NEW);
    expect(problems).toEqual([]);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(['web', 'api']);
  });

  it('are the same in JSON, with Windows’ line ends and with a byte order mark', () => {
    const { objects } = readManifests(DEPLOYMENT, NEW);
    for (const text of [
      JSON.stringify(objects[0]),
      DEPLOYMENT.replaceAll('\n', '\r\n'),
      `\uFEFF${DEPLOYMENT}`,
    ]) {
      expect(readManifests(text, NEW)).toMatchObject({ problems: [], objects });
    }
  });

  it('may use anchors, aliases and merge keys', () => {
    const text = DEPLOYMENT.replace('{ app: web }', '&labels { app: web }').replace(
      'labels: { app: web }',
      'labels: { <<: *labels, tier: front }',
    );
    expect(readManifests(text, NEW)).toMatchObject({
      problems: [],
      objects: [{ spec: { template: { metadata: { labels: { app: 'web', tier: 'front' } } } } }],
    });
  });

  it('leave a field without a value to its default', () => {
    const { objects, problems } = readManifests(DEPLOYMENT.replace(' 2', ''), NEW);
    expect(problems).toEqual([]);
    expect(objects[0]?.spec).not.toHaveProperty('replicas');
  });

  it.each(['', '  \n\n', '# nothing yet\n', '---\n---\n'])('can be none: %j', (text) => {
    expect(readManifests(text, NEW)).toEqual({
      objects: [],
      documents: [],
      problems: [],
      notes: [],
    });
  });
});

describe('text that isn’t YAML', () => {
  it.each([
    ['a tab', '\tb: 1', '2:1', 'line 2: found character that cannot start any token', 'spaces'],
    ['a line too far right', '   b: 1', '2:4', 'line 2: mapping values are not allowed', 'indent'],
    [
      'a line too far left',
      'b:\n    c: 1\n  d: 1',
      '4:1',
      'line 3: did not find expected key',
      'column',
    ],
    [
      'a field without a colon',
      'b\nc: 1',
      '2:1',
      "line 3: could not find expected ':'",
      'name: value',
    ],
    ['an open quote', 'b: "x\nc: 1', '4:1', 'line 4: found unexpected end of stream', 'quotes'],
    [
      'an open bracket',
      'b: [x\nc: 1',
      '3:1',
      "line 2: did not find expected ',' or ']'",
      'bracket',
    ],
    ['a reserved character', 'b: @x', '2:4', 'line 2: found character that cannot', 'quotes'],
    ['an unknown alias', 'b: *x', '2:4', "unknown anchor 'x' referenced", 'anchor'],
    ['a list as a key', '? [x]\n: 1', '2:3', 'invalid map key', 'plain text'],
  ])('%s', (_, line, at, words, advice) => {
    const problem = first(`a: 1\n${line}\n`);
    expect(problem).toMatchObject({ at, stage: 'yaml' });
    expect(problem.words).toContain(`error converting YAML to JSON: yaml: ${words}`);
    expect(problem.advice).toContain(advice);
  });

  it.each([
    ['replicas', DEPLOYMENT.replace('replicas: 2', 'replicas: {{ .Values.replicas }}')],
    ['name', DEPLOYMENT.replace('name: web', 'name: {{ .Release.Name }}-web')],
    ['condition', `{{- if .Values.web }}\n${DEPLOYMENT}{{- end }}\n`],
  ])('a Helm template: %s', (_, text) => {
    expect(first(text).advice).toContain('Helm template');
  });

  it('a cycle of aliases', () => {
    expect(first('a: &a\n  b: *a\n')).toMatchObject({
      at: '2:6',
      words: saying("anchor 'a' value contains itself"),
    });
  });

  it('aliases that stand for a billion words', () => {
    const lines = Array.from({ length: 9 }, (_, index) => {
      const inner = index === 0 ? 'lol' : `*a${String(index - 1)}`;
      return `a${String(index)}: &a${String(index)} [${Array(10).fill(inner).join(', ')}]\n`;
    });
    expect(first(lines.join('')).words).toContain('document contains excessive aliasing');
  });

  it.each(['['.repeat(20_000), `a: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`])(
    'levels without end',
    (text) => expect(first(text).words).toContain('exceeded max depth'),
  );

  it('leaves the other documents as they are', () => {
    const { objects, problems } = readManifests(`a: [\n---\n${DEPLOYMENT}`, NEW);
    expect(problems.map(({ document }) => document)).toEqual([0]);
    expect(objects).toHaveLength(1);
  });

  it('a megabyte of it', () => {
    const text = `a: ${'x'.repeat(1_000_000)}`;
    expect(first(text)).toMatchObject({
      stage: 'model',
      words: saying('1,000,003'),
    });
    expect(readManifests('#'.repeat(MOST_TEXT), NEW).problems).toEqual([]);
  });
});

describe('what is no object', () => {
  it.each(['hello', '- a\n- b\n', '5'])('%j', (text) => {
    expect(first(text).words).toBe('invalid object to validate');
  });

  it('has no kind, or no version', () => {
    expect(problemsOf('metadata: { name: web }\n').map(({ words }) => words)).toEqual([
      'apiVersion not set',
      'kind not set',
    ]);
    expect(first('apiVersion: 1\nkind: Pod\n').words).toBe("apiVersion isn't string type");
  });

  it.each([
    ['apps/v1', 'Deploymnet', 'kind', 'Did you mean “Deployment”?'],
    ['extensions/v1beta1', 'Deployment', 'apiVersion', 'Write “apiVersion: apps/v1”'],
    ['v1', 'constructor', 'kind', 'Take a kind that the cluster has'],
    ['__proto__', 'toString', 'kind', 'Take a kind that the cluster has'],
  ])('is of a kind that isn’t there: %s %s', (apiVersion, kind, path, advice) => {
    const problem = first(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n`);
    expect(problem.words).toBe(`no matches for kind "${kind}" in version "${apiVersion}"`);
    expect(problem).toMatchObject({ path, advice: saying(advice) });
  });

  it('is of a kind that the model has none of', () => {
    const { problems, notes, objects } = readManifests(
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot }\n',
      NEW,
    );
    expect({ problems, objects }).toEqual({ problems: [], objects: [] });
    expect(notes[0]?.text).toContain('ServiceAccount');
  });

  it.each([
    [20, 'batch/v1beta1', 'CronJob'],
    [25, 'batch/v1', 'CronJob'],
    [20, 'policy/v1beta1', 'PodDisruptionBudget'],
    [25, 'policy/v1', 'PodDisruptionBudget'],
    [25, 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ])('1.%i has %s %s, and no other', (minor, apiVersion, kind) => {
    const other = kind === 'HorizontalPodAutoscaler' ? 'autoscaling/v2beta1' : 'apps/v1';
    const words = (version: string) =>
      first(`apiVersion: ${version}\nkind: ${kind}\nmetadata: {}\n`, { minor }).words;
    expect(words(apiVersion)).not.toContain('no matches');
    expect(words(other)).toContain('no matches');
  });
});

describe('fields', () => {
  const typo = DEPLOYMENT.replace('replicas', 'replcas');

  it('that aren’t known are named, with the one that was meant', () => {
    expect(first(typo)).toMatchObject({
      ...{ at: '6:3', path: 'spec.replcas', stage: 'decode' },
      words: 'strict decoding error: unknown field "spec.replcas"',
      advice: 'Did you mean “replicas”?',
    });
    expect(first(typo, OLD).words).toBe(
      'ValidationError(Deployment.spec): unknown field "replcas" in io.k8s.api.apps.v1.DeploymentSpec',
    );
  });

  it('were checked by kubectl until 1.24 and by the server from 1.25 on', () => {
    expect([24, 25].map((minor) => first(typo, { minor }).stage)).toEqual(['schema', 'decode']);
  });

  it('that came with a version aren’t known before it', () => {
    const text = DEPLOYMENT.replace('containers:', 'hostUsers: false\n      containers:');
    expect(readManifests(text, { minor: 25 }).problems).toEqual([]);
    expect(first(text, { minor: 24 }).words).toContain('unknown field "hostUsers"');
  });

  it.each([
    [
      'replicas: 2',
      'replicas: two',
      '6:13',
      'unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    ['replicas: 2', 'replicas: 2.5', '6:13', 'number 2.5 into Go struct field'],
    ['replicas: 2', 'replicas: 99999999999', '6:13', 'number 99999999999 into Go struct field'],
    [
      'replicas: 2',
      'paused: "no"',
      '6:11',
      'string into Go struct field DeploymentSpec.spec.paused of type bool',
    ],
    [
      'app: web }',
      'app: 1 }',
      '8:25',
      'number into Go struct field LabelSelector.spec.selector.matchLabels of type string',
    ],
    [
      'containers:',
      'containers: {}\n      volumes:',
      '14:19',
      'object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
    ],
  ])('of another type: %s as %s', (from, to, at, words) => {
    const problem = first(DEPLOYMENT.replace(from, to));
    expect(problem).toMatchObject({ at, words: saying(words) });
  });

  it.each([
    ['1Gi500', "unable to parse quantity's suffix"],
    ['128MB', 'quantities must match the regular expression'],
    ['Gi', 'unable to parse numeric part of quantity'],
    ['"1 Gi"', 'quantities must match the regular expression'],
  ])('that are no quantity: %s', (amount, words) => {
    const problem = first(
      `${DEPLOYMENT}${CONTAINER}resources: { limits: { memory: ${amount} } }\n`,
    );
    expect(problem.words).toContain(words);
    expect(problem.advice).toContain('128Mi');
  });

  it('are missed at their nearest parent', () => {
    const text = DEPLOYMENT.replace('  selector:\n    matchLabels: { app: web }\n', '');
    expect(first(text, OLD)).toMatchObject({
      at: '5:1',
      words: saying('missing required field "selector"'),
      advice: 'Add the field “selector” here.',
    });
    expect(first(text)).toMatchObject({ at: '5:1', words: 'spec.selector: Required value' });
  });

  it('that stand twice are noted: the last one counts', () => {
    const { objects, notes } = readManifests(
      DEPLOYMENT.replace('replicas: 2', 'replicas: 2\n  replicas: 5'),
      NEW,
    );
    expect(objects[0]?.spec).toMatchObject({ replicas: 5 });
    expect(notes).toMatchObject([{ path: 'spec.replicas', place: { line: 7, column: 3 } }]);
  });

  it.each(['yes', 'on', 'y', 'True'])('that YAML takes for a truth value: %s', (value) => {
    const env = `${CONTAINER}env: [{ name: DEBUG, value: ${value} }]\n`;
    expect(first(DEPLOYMENT + env)).toMatchObject({
      words: saying('unmarshal bool into Go struct field EnvVar.'),
      advice: 'Put quotes around this value: it has to be text.',
    });
  });

  it('whose names aren’t text become text', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { 5: x, true: z }\n';
    expect(readManifests(text, NEW).problems).toEqual([]);
  });
});

describe('the cluster and the model', () => {
  it('tell every rule that an object breaks', () => {
    const text = DEPLOYMENT.replace('replicas: 2', 'replicas: -1').replace(
      '- name: web',
      '- name: Web',
    );
    expect(problemsOf(text).map(({ path }) => path)).toEqual([
      'spec.replicas',
      'spec.template.spec.containers[0].name',
    ]);
  });

  it('print values as JSON from 1.34 on, and in Go’s notation before', () => {
    const text = DEPLOYMENT.replace('labels: { app: web }', 'labels: { app: wbe }');
    expect(first(text).words).toContain('Invalid value: {"app":"wbe"}: ');
    expect(first(text, OLD).words).toContain('Invalid value: map[string]string{"app":"wbe"}: ');
  });

  it('don’t let a selector be changed', () => {
    const { objects } = readManifests(DEPLOYMENT, NEW);
    const text = DEPLOYMENT.replaceAll('app: web', 'app: api');
    const { problems } = readManifests(text, { ...NEW, existing: objects });
    expect(problems.map(({ words }) => words)).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"api"}}: field is immutable',
    ]);
  });

  it('want a namespace to be there', () => {
    const inShop = DEPLOYMENT.replace('name: web', 'name: web\n  namespace: shop');
    const shop = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n';
    expect(first(inShop)).toMatchObject({ stage: 'cluster', words: 'namespaces "shop" not found' });
    const { problems, notes } = readManifests(shop + inShop, NEW);
    expect(problems).toEqual([]);
    expect(notes.map(({ path }) => path)).toEqual(['kind', 'metadata.namespace']);
  });

  it('have a limit of pods, said plainly', () => {
    expect(first(DEPLOYMENT.replace('2', '2000000000'))).toMatchObject({
      ...{ at: '6:13', stage: 'model', path: 'spec.replicas' },
      words: saying('2,000,000,000 is more than this model runs'),
    });
    expect(problemsOf(DEPLOYMENT.replace('2', '10000'))).toEqual([]);
  });

  it('say what they take no notice of', () => {
    const text = DEPLOYMENT.replace(
      'containers:',
      'initContainers: [{ name: first, image: a }]\n      containers:',
    );
    expect(readManifests(text, NEW).notes).toMatchObject([
      { path: 'spec.template.spec.initContainers', place: { line: 14, column: 7 } },
    ]);
  });
});

describe('places', () => {
  it('are found by path, in the document that is asked for', () => {
    const text = `${DEPLOYMENT}---\n${deployment({ name: 'api' })}`;
    const at = (document: number, path: string) => {
      const { from, to } = placeOfPath(text, document, path);
      return text.slice(from, to);
    };
    expect(at(0, 'metadata.name')).toBe('web');
    expect(at(1, 'metadata.name')).toBe('api');
    expect(at(0, 'spec.template.spec.containers[0].image')).toBe('nginx:1.25');
    expect(at(0, 'spec.selector.matchLabels.app')).toBe('web');
  });

  it('of what isn’t there are its nearest parent’s', () => {
    expect(placeOfPath(DEPLOYMENT, 0, 'spec.strategy.type')).toMatchObject({ line: 5, column: 1 });
    expect(placeOfPath(DEPLOYMENT, 7, 'spec')).toMatchObject({ line: 1, column: 1 });
  });
});
