/** What the API server adds. */

import { describe, expect, it } from 'vitest';
import { withDefaults } from '../../../../../src/sim/kube/manifest/defaults.ts';
import { readManifests } from '../../../../../src/sim/kube/manifest/read.ts';
import { CONTAINER, DEPLOYMENT } from './texts.ts';

function filled(text: string, minor = 34): unknown {
  const { objects, problems } = readManifests(text, { minor });
  expect(problems).toEqual([]);
  return withDefaults(objects[0]!, minor);
}

const container = (...lines: readonly string[]) =>
  DEPLOYMENT + lines.map((line) => `${CONTAINER}${line}\n`).join('');

/** What is expected of the only container. */
const only = (fields: object) => ({ spec: { template: { spec: { containers: [fields] } } } });

describe('defaults', () => {
  it('of a Deployment', () => {
    expect(filled(DEPLOYMENT)).toMatchObject({
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        replicas: 2,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
        },
        template: { spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 } },
      },
    });
  });

  it('leave a strategy that isn’t rolling without numbers', () => {
    const text = DEPLOYMENT.replace('replicas: 2', 'strategy: { type: Recreate }');
    expect(filled(text)).toHaveProperty('spec.strategy', { type: 'Recreate' });
  });

  it.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['registry.example:5000/nginx', 'Always'],
    ['nginx:1.25', 'IfNotPresent'],
    ['nginx@sha256:0', 'IfNotPresent'],
  ])('pull %s: %s', (image, imagePullPolicy) => {
    expect(filled(DEPLOYMENT.replace('nginx:1.25', image))).toMatchObject(
      only({ imagePullPolicy }),
    );
  });

  it('request what is the limit', () => {
    const text = container(
      'resources: { limits: { cpu: 1, memory: 1Gi }, requests: { cpu: 250m } }',
    );
    const resources = { requests: { cpu: '250m', memory: '1Gi' } };
    expect(filled(text)).toMatchObject(only({ resources }));
  });

  it('of a probe', () => {
    const text = container('readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5 }');
    expect(filled(text)).toMatchObject(
      only({
        readinessProbe: {
          httpGet: { path: '/', port: 80, scheme: 'HTTP' },
          ...{ timeoutSeconds: 1, periodSeconds: 5, successThreshold: 1, failureThreshold: 3 },
        },
      }),
    );
  });

  it('of a Service', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n';
    const ports = [{ port: 80, protocol: 'TCP', targetPort: 80 }];
    expect(filled(text)).toMatchObject({ spec: { type: 'ClusterIP', ports } });
  });

  it.each([
    [21, {}],
    [22, { completionMode: 'NonIndexed', suspend: false }],
  ])('of a Job in 1.%i', (minor, more) => {
    const pod = '{ restartPolicy: Never, containers: [{ name: a, image: b }] }';
    const text = `apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: ${pod} } }\n`;
    expect(filled(text, minor)).toHaveProperty('spec', {
      ...{ completions: 1, parallelism: 1, backoffLimit: 6, ...more },
      template: expect.anything() as unknown,
    });
  });

  it('are what the API server takes again', () => {
    for (const minor of [20, 27, 34]) {
      const text = JSON.stringify(filled(DEPLOYMENT, minor));
      expect(readManifests(text, { minor }).problems).toEqual([]);
    }
  });
});
