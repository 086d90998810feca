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

/** As it was written before 1.21. */
export function forVersion(yaml: string, minor: number): string {
  return minor < 21
    ? yaml.replaceAll('apiVersion: policy/v1\n', 'apiVersion: policy/v1beta1\n')
    : yaml;
}
