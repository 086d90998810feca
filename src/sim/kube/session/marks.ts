/** What the API server's changes say, as marks on a timeline: who wrote, what it means, and words for it. */

import type { Ms } from '../../../recording/units.ts';
import type { Change } from '../cluster/api-server.ts';
import type { Deployment, Event, Node, Pod } from '../cluster/objects.ts';

export type Who = 'you' | 'controllers' | 'scheduler' | 'node controller' | 'kubelet';

export type What =
  | 'command'
  | 'outage'
  | 'repair'
  | 'created'
  | 'bound'
  | 'starting'
  | 'running'
  | 'ready'
  | 'failing'
  | 'ending'
  | 'gone'
  | 'node ready'
  | 'node lost'
  | 'short'
  | 'whole'
  | 'told'
  | 'write';

export interface Mark {
  readonly at: Ms;
  readonly by: Who;
  readonly what: What;
  /** "Pod/web-1". */
  readonly about: string;
  /** Where it is about a pod on a node, or a node. */
  readonly node?: string;
  /** Nothing where an event of the cluster says it already. */
  readonly words: string;
}

/** `undefined` for a write that changes nothing a reader sees, as a node's sign of life. */
export function markOf({ type, object, old }: Change, at: Ms): Mark | undefined {
  const about = `${object.kind}/${object.meta.name}`;
  // What is told again is counted in the event that is there: nothing new.
  if (object.kind === 'Event') return type === 'ADDED' ? eventMark(object, at) : undefined;
  if (object.kind === 'Pod') return { at, about, ...podMark(type, object, old as Pod | undefined) };
  if (object.kind === 'Node') return nodeMark(type, object, old as Node | undefined, at);
  if (object.kind === 'Deployment') {
    return { at, about, ...deploymentMark(object, old as Deployment | undefined) };
  }
  return { at, about, by: 'controllers', what: 'write', words: '' };
}

const SPEAKERS: Readonly<Record<string, Who>> = {
  'default-scheduler': 'scheduler',
  kubelet: 'kubelet',
  'node-controller': 'node controller',
};

function eventMark({ about, message, source }: Event, at: Ms): Mark {
  const by = SPEAKERS[source] ?? 'controllers';
  return { at, about, by, what: 'told', words: message };
}

type Said = Omit<Mark, 'at' | 'about'>;

function podMark(type: Change['type'], pod: Pod, old: Pod | undefined): Said {
  const { nodeName: node } = pod.spec;
  const place = node === undefined ? {} : { node };
  const from = (by: Who, what: What): Said => ({ by, what, ...place, words: '' });
  if (type === 'ADDED')
    return from(pod.meta.owner === undefined ? 'you' : 'controllers', 'created');
  if (type === 'DELETED') return from(node === undefined ? 'controllers' : 'kubelet', 'gone');
  if (node !== undefined && old?.spec.nodeName === undefined) return from('scheduler', 'bound');
  if (pod.meta.deletion !== undefined && old?.meta.deletion === undefined) {
    return from('controllers', 'ending');
  }
  if (node === undefined) return from('scheduler', 'write');
  if (pod.status.ready !== old?.status.ready) {
    return from('kubelet', pod.status.ready ? 'ready' : 'failing');
  }
  const [now] = pod.status.containers;
  const [before] = old.status.containers;
  if (now?.state === before?.state && now?.reason === before?.reason)
    return from('kubelet', 'write');
  if (now?.state === 'running') return from('kubelet', 'running');
  return from('kubelet', now?.reason === 'ContainerCreating' ? 'starting' : 'failing');
}

function nodeMark(type: Change['type'], node: Node, old: Node | undefined, at: Ms) {
  const { name } = node.meta;
  const said = (by: Who, what: What, words: string): Mark => {
    return { at, about: `Node/${name}`, node: name, by, what, words };
  };
  if (type === 'DELETED') return said('you', 'node lost', `Node ${name} is taken out.`);
  if (node.ready !== old?.ready) {
    const words = `Node ${name} is ${node.ready === 'True' ? 'Ready' : 'NotReady'}: ${node.message}.`;
    return node.ready === 'True'
      ? said('kubelet', 'node ready', words)
      : said('node controller', 'node lost', words);
  }
  if (node.taints !== old.taints) {
    const keys = node.taints.map(({ key, effect }) => `${key}:${effect}`).join(', ');
    const words = keys === '' ? `Node ${name} has no taint.` : `Node ${name} is tainted ${keys}.`;
    return said('node controller', 'write', words);
  }
  return undefined;
}

function deploymentMark({ spec, status }: Deployment, old: Deployment | undefined): Said {
  const short = (one: Pick<Deployment, 'spec' | 'status'>) =>
    one.status.available < one.spec.replicas || one.status.updated < one.spec.replicas;
  const is = short({ spec, status });
  const was = old !== undefined && short(old);
  const by = old !== undefined && old.status !== status ? 'controllers' : 'you';
  return { by, what: is === was ? 'write' : is ? 'short' : 'whole', words: '' };
}
