/** What can't be changed of an object that is there. */

import { describe, expect, it } from 'vitest';
import { clusterOf } from './bench.ts';

const template = (app: string, image = 'web:1') => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: 'web', image }] },
});
const spec = (app: string, image?: string) => ({
  selector: { matchLabels: { app } },
  template: template(app, image),
});

describe.each(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'])('a %s', (kind) => {
  const metadata = { name: 'web' };

  it('keeps its selector', () => {
    const { kubectl } = clusterOf(['a']);
    kubectl.apply({ kind, metadata, spec: spec('web') });
    const change = () => kubectl.apply({ kind, metadata, spec: spec('api') });
    expect(change).toThrow(`The ${kind} "web" is invalid: spec`);
    expect(change).toThrow(kind === 'StatefulSet' ? 'are forbidden' : 'field is immutable');
  });

  it('may have another template', () => {
    const { kubectl } = clusterOf(['a']);
    kubectl.apply({ kind, metadata, spec: spec('web') });
    expect(() => kubectl.apply({ kind, metadata, spec: spec('web', 'web:2') })).not.toThrow();
  });
});

describe('a pod', () => {
  const pod = (image: string, name = 'web') => ({
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name, image }] },
  });

  it('keeps what it runs', () => {
    const { kubectl } = clusterOf(['a']);
    kubectl.apply(pod('web:1'));
    expect(() => kubectl.apply(pod('web:1'))).not.toThrow();
    expect(() => kubectl.apply(pod('web:1', 'api'))).toThrow('pod updates may not change fields');
    expect(() => kubectl.apply(pod('web:2'))).toThrow('This model doesn’t change the image');
  });
});
