/** What a reader does to nodes and to the control plane: drain, power, network, and parts that stop. */

import type { Component } from '../cluster/components.ts';
import type { ActionKind, Words } from './actions.ts';

const node = (words: Words): string => words.node ?? '';
const component = (words: Words): Component => (words.component ?? '') as Component;

/** A node's loss is over when its pods are replaced: about six minutes. */
const LOSS = 400_000;

type Outage = 'killNode' | 'cutNode' | 'restoreNode';

/** Nobody types these: they happen to the machine. */
function outage(act: Outage, label: string, short: string, plays: number): ActionKind {
  return {
    ...{ label, plays },
    fields: { node: 'node' },
    short: (words) => `${short} ${node(words)}`,
    command: (words) => `[${short.toLowerCase()} ${node(words)}]`,
    perform({ cluster }, words) {
      cluster.outages[act](node(words));
      return '';
    },
  };
}

function onNode(verb: 'cordon' | 'uncordon', label: string): ActionKind {
  return {
    label,
    fields: { node: 'node' },
    command: (words) => `kubectl ${verb} ${node(words)}`,
    perform({ cluster }, words) {
      cluster.kubectl[verb](node(words));
      return '';
    },
  };
}

const drain: ActionKind = {
  label: 'Drain a node',
  short: (words) => `Drain ${node(words)}`,
  fields: { node: 'node' },
  plays: 60_000,
  command: (words) => `kubectl drain ${node(words)} --ignore-daemonsets`,
  perform({ cluster }, words) {
    cluster.kubectl.drain(node(words), { ignoreDaemonSets: true });
    return '';
  },
};

const join: ActionKind = {
  label: 'Add a node',
  short: (words) => `Add ${words.name ?? ''}`,
  fields: { name: 'name' },
  command: (words) => `[${words.name ?? ''} joins]`,
  perform({ cluster }, words) {
    const name = words.name ?? '';
    if (!/^[a-z0-9]([-a-z0-9]{0,60}[a-z0-9])?$/u.test(name)) {
      throw new Error(`“${name}” can’t be the name of a node: small letters, digits and hyphens.`);
    }
    const [another] = cluster.api.list('Node');
    cluster.addNode({ name, capacity: another?.capacity ?? { cpu: '4', memory: '8Gi' } });
    return '';
  },
};

function part(act: 'stop' | 'start', label: string): ActionKind {
  return {
    label,
    fields: { component: 'component' },
    short: (words) => `${act === 'stop' ? 'Stop' : 'Start'} the ${partName(component(words))}`,
    plays: 60_000,
    command: (words) => `[${component(words)} ${act === 'stop' ? 'stops' : 'starts again'}]`,
    perform({ cluster }, words) {
      cluster.outages[act](component(words));
      return '';
    },
  };
}

const NAMES: Readonly<Record<Component, string>> = {
  'kube-apiserver': 'API server',
  'kube-scheduler': 'scheduler',
  'kube-controller-manager': 'controllers',
};

/** As the picture calls it. */
function partName(name: Component): string {
  return NAMES[name];
}

export const MACHINES: Readonly<Record<string, ActionKind>> = {
  drain,
  cordon: onNode('cordon', 'Cordon a node'),
  uncordon: onNode('uncordon', 'Uncordon a node'),
  'kill-node': outage('killNode', 'Cut the power of a node', 'Cut the power of', LOSS),
  'cut-node': outage('cutNode', 'Cut the network of a node', 'Cut the network of', LOSS),
  'restore-node': outage('restoreNode', 'Bring a node back', 'Bring back', 60_000),
  'join-node': join,
  stop: part('stop', 'Stop a part of the control plane'),
  start: part('start', 'Start a part of the control plane'),
};
