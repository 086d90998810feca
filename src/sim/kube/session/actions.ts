/** Everything that a reader can do to the cluster: which words it needs, what kubectl would say, and how it is done. */

import type { Cluster } from '../cluster/cluster.ts';
import type { Manifest } from '../cluster/manifests.ts';
import type { Action } from './scenario.ts';

/** What stands in a field: the name of something in the cluster, or what the reader writes. */
export type FieldKind = 'deployment' | 'node' | 'pod' | 'number' | 'image' | 'yaml';

/** Reads YAML; what is wrong with it is in sentences, and then nothing is applied. */
export type Reader = (
  text: string,
  minor: number,
) => { readonly objects: readonly Manifest[]; readonly problems: readonly string[] };

interface Doing {
  readonly cluster: Cluster;
  readonly minor: number;
  readonly read: Reader;
}

type Words = Readonly<Record<string, string>>;

export interface ActionKind {
  /** On its button: "Scale". */
  readonly label: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** As typed in a terminal; what no command does stands in brackets. */
  readonly command: (words: Words) => string;
  /** Gives what is printed; throws what went wrong, in kubectl's words. */
  readonly perform: (doing: Doing, words: Words) => string;
}

const word = (words: Words, name: string): string => words[name] ?? '';

const apply: ActionKind = {
  label: 'Apply',
  fields: { yaml: 'yaml' },
  command: () => 'kubectl apply -f lab.yaml',
  perform({ cluster, minor, read }, words) {
    const { objects, problems } = read(word(words, 'yaml'), minor);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return objects.map((manifest) => applyOne(cluster, manifest)).join('\n');
  },
};

function applyOne({ api, kubectl }: Cluster, manifest: Manifest): string {
  const { kind, metadata } = manifest;
  const find = () => api.get(kind as 'Deployment', metadata.name);
  const before = find();
  kubectl.apply(manifest);
  const group = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(kind) ? '.apps' : '';
  const done = before === undefined ? 'created' : before === find() ? 'unchanged' : 'configured';
  return `${kind.toLowerCase()}${group}/${metadata.name} ${done}`;
}

const scale: ActionKind = {
  label: 'Scale',
  fields: { deployment: 'deployment', replicas: 'number' },
  command: (words) =>
    `kubectl scale deployment/${word(words, 'deployment')} --replicas=${word(words, 'replicas')}`,
  perform({ cluster }, words) {
    cluster.kubectl.scale(word(words, 'deployment'), Number(word(words, 'replicas')));
    return `deployment.apps/${word(words, 'deployment')} scaled`;
  },
};

const image: ActionKind = {
  label: 'Roll out another image',
  fields: { deployment: 'deployment', image: 'image' },
  command: (words) =>
    `kubectl set image deployment/${word(words, 'deployment')} *=${word(words, 'image')}`,
  perform({ cluster }, words) {
    const name = word(words, 'deployment');
    const containers = cluster.api.get('Deployment', name)?.spec.template.spec.containers ?? [];
    for (const container of containers) {
      cluster.kubectl.setImage(name, container.name, word(words, 'image'));
    }
    if (containers.length === 0) cluster.kubectl.setImage(name, '', '');
    return `deployment.apps/${name} image updated`;
  },
};

function rollout(verb: 'undo' | 'pause' | 'resume', label: string, done: string): ActionKind {
  return {
    label,
    fields: { deployment: 'deployment' },
    command: (words) => `kubectl rollout ${verb} deployment/${word(words, 'deployment')}`,
    perform({ cluster }, words) {
      cluster.kubectl[verb](word(words, 'deployment'));
      return `deployment.apps/${word(words, 'deployment')} ${done}`;
    },
  };
}

const deletePod: ActionKind = {
  label: 'Delete a pod',
  fields: { pod: 'pod' },
  command: (words) => `kubectl delete pod ${word(words, 'pod')}`,
  perform({ cluster }, words) {
    cluster.kubectl.deletePod(word(words, 'pod'));
    return `pod "${word(words, 'pod')}" deleted`;
  },
};

const cordon: ActionKind = {
  label: 'Cordon a node',
  fields: { node: 'node' },
  command: (words) => `kubectl cordon ${word(words, 'node')}`,
  perform({ cluster }, words) {
    cluster.kubectl.cordon(word(words, 'node'));
    return `node/${word(words, 'node')} cordoned`;
  },
};

/** By the name that stands in links. */
export const ACTIONS: Readonly<Record<string, ActionKind>> = {
  apply,
  scale,
  image,
  undo: rollout('undo', 'Roll back', 'rolled back'),
  pause: rollout('pause', 'Pause the rollout', 'paused'),
  resume: rollout('resume', 'Resume the rollout', 'resumed'),
  'delete-pod': deletePod,
  cordon,
};

/** What an action came to, as a terminal shows it. */
export interface Outcome {
  readonly command: string;
  readonly output: string;
  readonly failed: boolean;
}

/** Never throws: an action that can't be done says so, and the cluster goes on. */
export function perform(doing: Doing, action: Action): Outcome {
  const kind = ACTIONS[action.do];
  if (kind === undefined) {
    return { command: action.do, output: 'There is no such action here.', failed: true };
  }
  const command = kind.command(action.with);
  try {
    return { command, output: kind.perform(doing, action.with), failed: false };
  } catch (error) {
    return { command, output: error instanceof Error ? error.message : String(error), failed: true };
  }
}
