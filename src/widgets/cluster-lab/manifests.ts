/** The manifests that the lab's presets begin with: short, and written as a reader would write them. */

interface Web {
  readonly name?: string;
  readonly image?: string;
  readonly replicas?: number;
  readonly cpu?: string;
  readonly memory?: string;
  /** More lines of the pod's own specification. */
  readonly pod?: readonly string[];
  /** More lines of the Deployment's. */
  readonly spec?: readonly string[];
}

/** A Deployment as YAML. */
export function deployment(given: Web = {}): string {
  const { name = 'web', image = `${name}:1`, replicas = 3, cpu = '500m', memory = '256Mi' } = given;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
${indented(given.spec ?? [], 2)}  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
${indented(given.pod ?? [], 6)}      containers:
      - name: ${name}
        image: ${image}
        resources:
          requests:
            cpu: ${cpu}
            memory: ${memory}
`;
}

function indented(lines: readonly string[], by: number): string {
  return lines.map((line) => `${' '.repeat(by)}${line}\n`).join('');
}

export function together(...documents: readonly string[]): string {
  return documents.join('---\n');
}

export function service(): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
`;
}

/** So many of the pods of “web” have to stay available when others are evicted. */
export function budget(available: number): string {
  return `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: ${available}
  selector:
    matchLabels:
      app: web
`;
}

/** Replicas of “web” that keep its pods at half of the CPU that they ask for. */
export function autoscaler(min: number, max: number): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: ${min}
  maxReplicas: ${max}
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 50
`;
}

/** Pods of this class are run by Wasmtime. */
export function wasmClass(): string {
  return `apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: wasmtime
handler: wasmtime
`;
}

/** Since which minor version an object is written in this way, and how it was written before. */
const WRITTEN = [
  [21, 'policy/v1', 'policy/v1beta1'],
  [23, 'autoscaling/v2', 'autoscaling/v2beta2'],
] as const;

/** As it is written for Kubernetes 1.`minor`. */
export function forVersion(yaml: string, minor: number): string {
  return WRITTEN.filter(([since]) => minor < since).reduce(
    (text, [, now, before]) => text.replaceAll(`apiVersion: ${now}\n`, `apiVersion: ${before}\n`),
    yaml,
  );
}
