/** Manifests as a learner writes them, for tests. */

interface Given {
  readonly name?: string;
  readonly replicas?: number;
}

/** Sixteen lines that a cluster takes. */
export function deployment({ name = 'web', replicas = 2 }: Given = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${String(replicas)}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    # What each pod runs:
    spec:
      containers:
        - name: web
          image: nginx:1.25
`;
}

export const DEPLOYMENT = deployment();

/** The indent of one more line of its container. */
export const CONTAINER = '          ';
