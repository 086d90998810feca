/** Each kind: what a cluster takes, what it refuses and in which words, and what kubectl prints. */

import { describe, expect, it } from 'vitest';
import { applyText } from '../../../../../src/sim/kube/manifest/output.ts';
import { readManifests } from '../../../../../src/sim/kube/manifest/read.ts';

const POD = '{ containers: [{ name: a, image: "b:1" }] }';
const TEMPLATE = `{ metadata: { labels: { a: b } }, spec: ${POD} }`;
const SELECTOR = '{ matchLabels: { a: b } }';
const ENDS = '{ restartPolicy: Never, containers: [{ name: a, image: "b:1" }] }';

/** Version in 1.20, version today, what stands below metadata, what kubectl calls it. */
const KINDS: Readonly<
  Record<string, readonly [old: string, now: string, body: string, named: string]>
> = {
  Pod: ['v1', 'v1', `spec: ${POD}`, 'pod'],
  Deployment: [
    'apps/v1',
    'apps/v1',
    `spec: { selector: ${SELECTOR}, template: ${TEMPLATE} }`,
    'deployment.apps',
  ],
  ReplicaSet: [
    'apps/v1',
    'apps/v1',
    `spec: { selector: ${SELECTOR}, template: ${TEMPLATE} }`,
    'replicaset.apps',
  ],
  StatefulSet: [
    'apps/v1',
    'apps/v1',
    `spec: { serviceName: a, selector: ${SELECTOR}, template: ${TEMPLATE} }`,
    'statefulset.apps',
  ],
  DaemonSet: [
    'apps/v1',
    'apps/v1',
    `spec: { selector: ${SELECTOR}, template: ${TEMPLATE} }`,
    'daemonset.apps',
  ],
  Job: ['batch/v1', 'batch/v1', `spec: { template: { spec: ${ENDS} } }`, 'job.batch'],
  CronJob: [
    'batch/v1beta1',
    'batch/v1',
    `spec: { schedule: "* * * * *", jobTemplate: { spec: { template: { spec: ${ENDS} } } } }`,
    'cronjob.batch',
  ],
  Service: [
    'v1',
    'v1',
    'spec: { selector: { a: b }, ports: [{ port: 80, targetPort: http }] }',
    'service',
  ],
  PodDisruptionBudget: [
    'policy/v1beta1',
    'policy/v1',
    `spec: { minAvailable: 50%, selector: ${SELECTOR} }`,
    'poddisruptionbudget.policy',
  ],
  ResourceQuota: ['v1', 'v1', 'spec: { hard: { pods: 4, requests.cpu: 2 } }', 'resourcequota'],
  PriorityClass: [
    'scheduling.k8s.io/v1',
    'scheduling.k8s.io/v1',
    'value: 1000',
    'priorityclass.scheduling.k8s.io',
  ],
  RuntimeClass: [
    'node.k8s.io/v1',
    'node.k8s.io/v1',
    'handler: wasmtime',
    'runtimeclass.node.k8s.io',
  ],
  HorizontalPodAutoscaler: [
    'autoscaling/v2beta2',
    'autoscaling/v2',
    `spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }`,
    'horizontalpodautoscaler.autoscaling',
  ],
  Namespace: ['v1', 'v1', '', 'namespace'],
  ConfigMap: ['v1', 'v1', 'data: { a: b }', 'configmap'],
  Secret: ['v1', 'v1', 'stringData: { a: b }', 'secret'],
  Ingress: [
    'networking.k8s.io/v1',
    'networking.k8s.io/v1',
    'spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }',
    'ingress.networking.k8s.io',
  ],
  PersistentVolumeClaim: [
    'v1',
    'v1',
    'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
    'persistentvolumeclaim',
  ],
};

function written(
  kind: string,
  minor: number,
  change: readonly [from: string, to: string] = ['', ''],
) {
  const [old, now, body, named] = KINDS[kind]!;
  const apiVersion = minor === 20 ? old : now;
  expect(body).toContain(change[0]);
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\n${body}\n`;
  return { text: text.replace(body, body.replace(...change)), named };
}

describe.each([20, 34])('1.%i', (minor) => {
  it.each(Object.keys(KINDS))('takes a %s', (kind) => {
    const { text, named } = written(kind, minor);
    expect(readManifests(text, { minor }).problems).toEqual([]);
    expect(applyText(text, { minor })).toMatchObject({ exit: 0, stdout: `${named}/x created` });
  });

  it.each(Object.keys(KINDS))('knows no field “colour” of a %s', (kind) => {
    const { text } = written(kind, minor);
    const { problems } = readManifests(`${text}colour: red\n`, { minor });
    expect(problems.map(({ path }) => path)).toEqual(['colour']);
  });
});

describe('the model', () => {
  const acts = (kind: string) =>
    readManifests(written(kind, 34).text, { minor: 34 }).objects.length === 1;

  it('says which kinds it doesn’t act on', () => {
    const idle = Object.keys(KINDS).filter((kind) => !acts(kind));
    expect(idle).toEqual([
      ...['CronJob', 'Namespace', 'ConfigMap', 'Secret', 'Ingress', 'PersistentVolumeClaim'],
    ]);
    for (const kind of idle) {
      expect(readManifests(written(kind, 34).text, { minor: 34 }).notes).toMatchObject([
        { path: 'kind', text: `This ${kind} is right; the model doesn’t act on it.` },
      ]);
    }
  });
});

describe('the API server refuses', () => {
  it.each([
    [
      'Pod',
      'name: a',
      'name: A',
      'spec.containers[0].name: Invalid value: "A": a lowercase RFC 1123 label',
    ],
    [
      'Pod',
      '{ containers',
      '{ tolerations: [{ effect: NoRun }], containers',
      'spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty',
    ],
    [
      'Pod',
      '{ containers',
      '{ topologySpreadConstraints: [{ maxSkew: 0, topologyKey: zone, whenUnsatisfiable: Never }], containers',
      'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
    ],
    [
      'Pod',
      'image: "b:1"',
      'image: b, resources: { limits: { memmory: 1Gi } }',
      'spec.containers[0].resources.limits[memmory]: Invalid value: "memmory": must be a standard resource type or fully qualified',
    ],
    [
      'Pod',
      'image: "b:1"',
      'image: b, ports: [{ containerPort: 80, name: --web }]',
      'spec.containers[0].ports[0].name: Invalid value: "--web": must not contain consecutive hyphens',
    ],
    [
      'ReplicaSet',
      '{ a: b }',
      '{}',
      'spec.selector: Invalid value: {"matchLabels":{}}: empty selector is invalid for deployment',
    ],
    [
      'StatefulSet',
      'serviceName: a',
      'serviceName: a, podManagementPolicy: Fast',
      "spec.podManagementPolicy: Invalid value: \"Fast\": must be 'OrderedReady' or 'Parallel'",
    ],
    [
      'StatefulSet',
      'serviceName: a',
      'serviceName: a, updateStrategy: { type: Rolling }',
      'spec.updateStrategy: Invalid value: {"type":"Rolling"}: must be \'RollingUpdate\' or \'OnDelete\'',
    ],
    [
      'StatefulSet',
      'serviceName: a',
      'serviceName: a, updateStrategy: { rollingUpdate: { partition: -1 } }',
      'spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'DaemonSet',
      '{ selector',
      '{ updateStrategy: { rollingUpdate: { maxUnavailable: 0 } }, selector',
      'spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0',
    ],
    [
      'DaemonSet',
      '{ selector',
      '{ updateStrategy: { rollingUpdate: { maxSurge: 1 } }, selector',
      'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero',
    ],
    [
      'DaemonSet',
      '{ selector',
      '{ updateStrategy: { type: Recreate }, selector',
      'spec.updateStrategy.type: Unsupported value: "Recreate": supported values: "RollingUpdate", "OnDelete"',
    ],
    [
      'Job',
      'restartPolicy: Never, ',
      '',
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      'Job',
      '{ template',
      '{ backoffLimit: -1, template',
      'spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'CronJob',
      '"* * * * *"',
      '"* *"',
      'spec.schedule: Invalid value: "* *": expected exactly 5 fields, found 2: [* *]',
    ],
    [
      'CronJob',
      '{ schedule',
      '{ concurrencyPolicy: Never, schedule',
      'spec.concurrencyPolicy: Unsupported value: "Never": supported values: "Allow", "Forbid", "Replace"',
    ],
    [
      'Service',
      'port: 80',
      'port: 0',
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
    [
      'Service',
      'targetPort: http',
      'targetPort: a_b',
      'spec.ports[0].targetPort: Invalid value: "a_b": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
    ],
    [
      'Service',
      'targetPort: http',
      'nodePort: 30000',
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
    ],
    ['Service', '}]', '}, { port: 81 }]', 'spec.ports[0].name: Required value'],
    [
      'Service',
      '{ selector',
      '{ sessionAffinity: Sticky, selector',
      'spec.sessionAffinity: Unsupported value: "Sticky": supported values: "ClientIP", "None"',
    ],
    [
      'PodDisruptionBudget',
      '50%',
      '1, maxUnavailable: 1',
      'minAvailable and maxUnavailable cannot be both set',
    ],
    [
      'PodDisruptionBudget',
      '50%',
      '150%',
      'spec.minAvailable: Invalid value: "150%": must not be greater than 100%',
    ],
    [
      'PodDisruptionBudget',
      '50%',
      'half',
      'spec.minAvailable: Invalid value: "half": a valid percent string',
    ],
    [
      'ResourceQuota',
      'pods: 4',
      'pods: -4',
      'spec.hard[pods]: Invalid value: "-4": must be greater than or equal to 0',
    ],
    [
      'ResourceQuota',
      'pods: 4',
      'pods: 4500m',
      'spec.hard[pods]: Invalid value: "4500m": must be an integer',
    ],
    [
      'ResourceQuota',
      'pods: 4',
      'pots: 4',
      'spec.hard[pots]: Invalid value: "pots": must be a standard resource for quota',
    ],
    [
      'PriorityClass',
      '1000',
      '2000000000',
      'value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
    ],
    [
      'RuntimeClass',
      'wasmtime',
      'Wasmtime',
      'handler: Invalid value: "Wasmtime": a lowercase RFC 1123 label',
    ],
    [
      'HorizontalPodAutoscaler',
      'maxReplicas: 10',
      'maxReplicas: 0',
      'spec.maxReplicas: Invalid value: 0: must be greater than 0',
    ],
    [
      'HorizontalPodAutoscaler',
      'maxReplicas: 10',
      'maxReplicas: 1\n  minReplicas: 3',
      'spec.maxReplicas: Invalid value: 1: must be greater than or equal to `minReplicas`',
    ],
    [
      'HorizontalPodAutoscaler',
      'averageUtilization: 50',
      'averageUtilization: 0',
      'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0',
    ],
    [
      'HorizontalPodAutoscaler',
      'type: Resource',
      'type: Pods',
      'spec.metrics[0].pods: Required value: must populate information for the given metric source',
    ],
  ])('a %s with %s as %s', (kind, from, to, words) => {
    const { text } = written(kind, 34, [from, to]);
    const { problems } = readManifests(text, { minor: 34 });
    expect(problems.map((problem) => problem.words).join('\n')).toContain(words);
  });

  it('a Service whose name is no host name', () => {
    const { text } = written('Service', 34);
    const { problems } = readManifests(text.replace('name: x', 'name: 1x'), { minor: 34 });
    expect(problems[0]?.words).toContain('metadata.name: Invalid value: "1x": a DNS-1035 label');
  });
});

describe('kubectl', () => {
  const pod = written('Pod', 20).text;

  it('tells one object after the other, and goes on after a refusal', () => {
    const { text } = written('Service', 20, ['80', '0']);
    const { exit, stdout, stderr } = applyText(`${text}---\n${pod}`, { minor: 20 });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: 'pod/x created' });
    expect(stderr).toContain('The Service "x" is invalid: spec.ports[0].port');
  });

  it('stops where it can’t read on', () => {
    const { stdout, stderr } = applyText(`${pod}---\na: [\n---\n${written('Service', 20).text}`, {
      minor: 20,
    });
    expect(stdout).toBe('pod/x created');
    expect(stderr).toContain('error: error parsing web.yaml: error converting YAML to JSON');
  });

  it('knows what was there before', () => {
    const { existing } = applyText(pod, { minor: 20 });
    const again = (text: string) => applyText(text, { minor: 20, existing });
    expect(again(pod).stdout).toBe('pod/x unchanged');
    expect(again(pod.replace('b:1', 'b:2')).stdout).toBe('pod/x configured');
    expect(again(pod.replace('name: a', 'name: c')).stderr).toContain(
      'The Pod "x" is invalid: spec: Forbidden: pod updates may not change fields other than',
    );
  });

  it.each([
    [20, 'error: unable to recognize "web.yaml": no matches for kind "Pot" in version "v1"'],
    [
      34,
      'error: resource mapping not found for name: "x" namespace: "" from "web.yaml": no matches for kind "Pot" in version "v1"\nensure CRDs are installed first',
    ],
  ])('of 1.%i finds no kind', (minor, words) => {
    expect(applyText(pod.replace('kind: Pod', 'kind: Pot'), { minor }).stderr).toBe(words);
  });

  it('tells all unknown fields at once, in the words of its version', () => {
    const text = `${pod}colour: red\nsize: big\n`;
    expect(applyText(text, { minor: 20 }).stderr).toBe(
      'error: error validating "web.yaml": error validating data: [ValidationError(Pod): unknown field "colour" in io.k8s.api.core.v1.Pod, ValidationError(Pod): unknown field "size" in io.k8s.api.core.v1.Pod]; if you choose to ignore these errors, turn validation off with --validate=false',
    );
    expect(applyText(text, { minor: 34 }).stderr).toBe(
      'Error from server (BadRequest): error when creating "web.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "colour", unknown field "size"',
    );
  });

  it('has nothing to apply', () => {
    expect(applyText('# later\n', { minor: 34 }).stderr).toBe('error: no objects passed to apply');
  });
});
