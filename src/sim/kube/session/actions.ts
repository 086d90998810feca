/** Everything that a reader can do to the cluster: which words it needs, what kubectl would say, and how it is done. */

import type { Ms } from '../../../recording/units.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Manifest } from '../cluster/manifests.ts';
import { applied } from '../manifest/output.ts';
import { load } from './load-action.ts';
import { MACHINES } from './machine-actions.ts';
import type { Action } from './scenario.ts';

/** What stands in a field: the name of something in the cluster, or what the reader writes. */
export type FieldKind =
  'workload' | 'target' | 'node' | 'pod' | 'component' | 'number' | 'image' | 'name' | 'yaml';

/** Reads YAML; what is wrong with it is in sentences, and then nothing is applied. */
export type Reader = (
  text: string,
  minor: number,
) => { readonly objects: readonly Manifest[]; readonly problems: readonly string[] };

export interface Doing {
  readonly cluster: Cluster;
  readonly minor: number;
  readonly read: Reader;
}

export type Words = Readonly<Record<string, string>>;

export interface ActionKind {
  /** In a list: "Scale". */
  readonly label: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** On a button that holds its words: "Scale web to 6". */
  readonly short?: (words: Words) => string;
  /** Until it is over, where that takes long. */
  readonly plays?: Ms;
  /** As typed in a terminal; what no command does stands in brackets. */
  readonly command: (words: Words) => string;
  /** Gives what is printed at once; throws what went wrong, in kubectl's words. */
  readonly perform: (doing: Doing, words: Words) => string;
}

function word(words: Words, name: string): string {
  return words[name] ?? '';
}

const apply: ActionKind = {
  label: 'Apply the manifest',
  fields: { yaml: 'yaml' },
  command: () => 'kubectl apply -f lab.yaml',
  perform({ cluster, minor, read }, words) {
    const { objects, problems } = read(word(words, 'yaml'), minor);
    const done = objects.map((manifest) => applyOne(cluster, manifest));
    if (problems.length > 0) throw new Error([...done, ...problems].join('\n'));
    return done.join('\n');
  },
};

function applyOne({ api, kubectl }: Cluster, manifest: Manifest): string {
  const { kind, apiVersion = '', metadata } = manifest;
  const find = () => api.get(kind as 'Deployment', metadata.name);
  const before = find();
  kubectl.apply(manifest);
  const done = before === undefined ? 'created' : before === find() ? 'unchanged' : 'configured';
  return applied({ kind, apiVersion, name: metadata.name }, done);
}

/** "deployment.apps/web" for "deployment/web". */
function resource(what: string): string {
  return what.includes('/') ? what.replace('/', '.apps/') : `deployment.apps/${what}`;
}

const scale: ActionKind = {
  label: 'Scale',
  short: (words) => `Scale ${nameIn(words)} to ${word(words, 'replicas')}`,
  fields: { workload: 'workload', replicas: 'number' },
  command: (words) =>
    `kubectl scale ${word(words, 'workload')} --replicas=${word(words, 'replicas')}`,
  perform({ cluster }, words) {
    const replicas = Number(word(words, 'replicas'));
    if (!Number.isInteger(replicas) || replicas < 0 || replicas > 20_000) {
      throw new Error('error: replicas must be a whole number from 0 to 20000 here');
    }
    cluster.kubectl.scale(word(words, 'workload'), replicas);
    return `${resource(word(words, 'workload'))} scaled`;
  },
};

function nameIn(words: Words): string {
  return word(words, 'workload').split('/').at(-1) ?? '';
}

const KINDS = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
} as const;

const image: ActionKind = {
  label: 'Roll out another image',
  short: (words) => `Roll out ${word(words, 'image')}`,
  fields: { workload: 'workload', image: 'image' },
  command: (words) => `kubectl set image ${word(words, 'workload')} *=${word(words, 'image')}`,
  perform({ cluster }, words) {
    const what = word(words, 'workload');
    const [kind = '', name = ''] = what.split('/');
    const found = cluster.api.get(KINDS[kind as keyof typeof KINDS], name);
    const containers = found?.spec.template.spec.containers ?? [{ name: '' }];
    for (const one of containers) {
      cluster.kubectl.setImage(what, one.name, word(words, 'image'));
    }
    return `${resource(what)} image updated`;
  },
};

type Verb = 'undo' | 'pause' | 'resume' | 'restart';

function rollout(verb: Verb, label: string, done: string): ActionKind {
  return {
    label,
    fields: { workload: 'workload' },
    command: (words) => `kubectl rollout ${verb} ${word(words, 'workload')}`,
    perform({ cluster }, words) {
      cluster.kubectl[verb](word(words, 'workload'));
      return `${resource(word(words, 'workload'))} ${done}`;
    },
  };
}

/** The pod of that name, or the first of that Deployment: a preset can't know its pods' names. */
function podIn({ cluster }: Doing, words: Words): string {
  const name = word(words, 'pod');
  if (cluster.api.get('Pod', name) !== undefined) return name;
  const first = cluster.api.list('Pod').find(({ meta }) => meta.name.startsWith(`${name}-`));
  return first?.meta.name ?? name;
}

const deletePod: ActionKind = {
  label: 'Delete a pod',
  fields: { pod: 'pod' },
  short: (words) => `Delete a pod of ${word(words, 'pod')}`,
  command: (words) => `kubectl delete pod ${word(words, 'pod')}`,
  perform(doing, words) {
    const pod = podIn(doing, words);
    doing.cluster.kubectl.deletePod(pod);
    return `pod "${pod}" deleted`;
  },
};

function probe(passes: boolean): ActionKind {
  const verb = passes ? 'passes' : 'fails';
  return {
    label: passes ? 'Mend a pod’s readiness probe' : 'Break a pod’s readiness probe',
    fields: { pod: 'pod' },
    short: (words) => `${passes ? 'Mend' : 'Break'} the probe of a pod of ${word(words, 'pod')}`,
    command: (words) => `[${word(words, 'pod')} ${verb} its readiness probe]`,
    perform(doing, words) {
      doing.cluster.answerProbe(podIn(doing, words), passes);
      return '';
    },
  };
}

const quarantine: ActionKind = {
  label: 'Take a pod out by its label',
  fields: { pod: 'pod' },
  command: (words) => `kubectl label pod ${word(words, 'pod')} app=quarantine --overwrite`,
  perform(doing, words) {
    const pod = podIn(doing, words);
    doing.cluster.kubectl.label('Pod', pod, { app: 'quarantine' }, true);
    return `pod/${pod} labeled`;
  },
};

const remove: ActionKind = {
  label: 'Delete a workload',
  fields: { workload: 'workload' },
  command: (words) => `kubectl delete ${word(words, 'workload')}`,
  perform({ cluster }, words) {
    const [kind = '', name = ''] = word(words, 'workload').split('/');
    cluster.kubectl.delete(kind === 'job' ? 'Job' : KINDS[kind as keyof typeof KINDS], name);
    return `${resource(word(words, 'workload')).replace('/', ' "')}" deleted`;
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
  restart: rollout('restart', 'Restart the rollout', 'restarted'),
  'delete-pod': deletePod,
  quarantine,
  'fail-probe': probe(false),
  'pass-probe': probe(true),
  delete: remove,
  load,
  ...MACHINES,
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
    return {
      command,
      output: error instanceof Error ? error.message : String(error),
      failed: true,
    };
  }
}
