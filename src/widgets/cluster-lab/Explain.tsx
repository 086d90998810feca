/** Behind the lab: what the model does, what it was held against, and where it is simpler than the world. */

import compared from '../../../content/recordings-compared.json' with { type: 'json' };
import autoscaling from '../../../content/facts/pod-autoscaler.json' with { type: 'json' };
import { asFacts } from '../../sim/facts.ts';
import { FACTS, TAGS } from '../../sim/kube/session/behaviour.ts';
import { FactsTable, type NamedFact } from '../FactsTable.tsx';

interface Recording {
  readonly title: string;
  readonly differs?: string;
}

const RECORDINGS: readonly Recording[] = compared.recordings;

const NAMES: Readonly<Record<keyof typeof FACTS, string>> = {
  leaseRenewal: 'A node’s sign of life, every',
  nodeMonitorPeriod: 'Nodes are looked at, every',
  nodeMonitorGrace: 'A silent node is NotReady after',
  tolerationSeconds: 'Its pods are given up after another',
  evictionRate: 'Nodes are emptied, at most',
  imageBackOffFirst: 'First wait after a failed pull',
  crashBackOffFirst: 'First wait after a second crash',
  maxSurge: 'Too many in a rolling update, at most',
  maxUnavailable: 'Too few in a rolling update, at most',
  progressDeadline: 'A rollout without progress is reported after',
  evictionRetry: 'kubectl drain tries again after',
  admit: 'From a pod’s binding to its container’s making',
  pull: 'Pulling an image',
  start: 'Making and starting a container',
  ready: 'From running to ready',
  stop: 'Stopping a container',
  relist: 'Until a container’s end is noticed',
  wasmPull: 'Pulling a Wasm module',
  wasmStart: 'Making a Wasm pod, and starting its module',
  wasmReady: 'From running to ready, for a Wasm pod',
  serves: 'Requests that use up the CPU that a pod asks for',
  metricsResolution: 'CPU use is measured, every',
};

const AUTOSCALING = asFacts(autoscaling);

const facts: readonly NamedFact[] = [
  ...Object.entries(NAMES).map(([name, words]) => ({
    name: words,
    fact: FACTS[name as keyof typeof FACTS],
  })),
  { name: 'The autoscaler looks, every', fact: AUTOSCALING['hpa-sync'] },
  { name: 'It leaves differences alone, up to', fact: AUTOSCALING['hpa-tolerance'] },
  { name: 'It takes pods away only after', fact: AUTOSCALING['hpa-stabilization-down'] },
];

const SIMPLER = [
  'Every pod pulls its image anew, and every image takes the same time. A Wasm pod has shorter times, which are estimates: what differs is measured elsewhere in the course.',
  'What a container does is known by the tag of its image, for nothing runs in it.',
  'etcd, the API server and the network between the parts are one: writes take a few milliseconds, and only stopping a part makes them fail.',
  'There are no volumes, and no autoscaler of nodes.',
  'Load is a number of requests a second. Ready pods share it equally, and use CPU in proportion to it: no more than their limit, or than a whole node where they have none. No request waits, fails or takes time.',
  'An autoscaler knows one metric: CPU in percent of what pods ask for, read every 15 s as it is at that moment. A real metrics server tells the mean since its last reading.',
  'Pods have one state for all of their containers.',
];

export function Explain() {
  const agree = RECORDINGS.filter(({ differs }) => differs === undefined);
  return (
    <>
      <p>
        <b>The cluster is simulated.</b> A browser can’t run one. The API server’s checks, the
        scheduler, the controllers and the nodes’ kubelets follow the source of Kubernetes, and
        their words are its words.
      </p>
      <p>
        {`The model was held against ${RECORDINGS.length} recordings of a real control plane (Kubernetes ${compared.kubernetes}, recorded on ${compared.recorded}; the nodes were played by a small imitation of a kubelet): every state at rest, every wave, every message of the scheduler. ${agree.length} agree.`}
      </p>
      {RECORDINGS.filter(({ differs }) => differs !== undefined).map(({ title, differs }) => (
        <p key={title}>
          <b>Differs: {title}.</b> {differs}
        </p>
      ))}
      <details>
        <summary>The recordings that agree</summary>
        <ul>
          {agree.map(({ title }) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      </details>
      <p>Images behave as their tag says; any other tag works:</p>
      <ul>
        {Object.entries(TAGS).map(([tag, words]) => (
          <li key={tag}>
            <code>:{tag}</code> {words}
          </li>
        ))}
      </ul>
      <p>The model is simpler than the world:</p>
      <ul>
        {SIMPLER.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <FactsTable caption="Times and limits" what="What" facts={facts} />
    </>
  );
}
