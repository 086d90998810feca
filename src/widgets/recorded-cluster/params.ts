/** What the comparison with a real control plane is told. */

import { defineWidget } from '../definition.ts';

export const recordedCluster = defineWidget({
  name: 'recorded-cluster',
  title: 'A real control plane, and the model',
  alternative:
    'Two lanes on one time axis: what a real Kubernetes 1.20.2 control plane did when it was recorded, and what this site’s model does with the same manifests, nodes and commands. Rows say how many pods of each owner were starting, ready or ending. A table names each state at rest and when it came in both.',
  params: {
    run: {
      kind: 'choice',
      label: 'Recording',
      initial: '05-bad-image-undo',
      options: {
        '01-apply-deployment': 'three replicas are applied',
        '04-rolling-update-surge1': 'a rolling update, one by one',
        '05-bad-image-undo': 'a bad image, then undo',
        '06-node-crash-defaults': 'a node falls silent',
        '09-delete-pod': 'a pod is deleted',
        '12-drain-pdb': 'a node is drained, with a budget',
        '14-statefulset': 'a StatefulSet, in its order',
        '16c-job-backoff': 'a Job fails again and again',
      },
    },
  },
  shows: ['recorded', 'simulated'],
  form: 'figure',
});

export type RecordedSchema = typeof recordedCluster.params;
