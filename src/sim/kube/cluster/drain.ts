/** kubectl cordon, uncordon and drain: a node is closed, and emptied by evictions, one try after another. */

import { addEvictions, type Answer } from './eviction.ts';
import { notFound } from './kubectl-objects.ts';
import type { Node, Pod } from './objects.ts';
import type { Parts } from './parts.ts';
import { createPrinter } from './printed.ts';

const ACTOR = 'kubectl/drain';

/** After a refusal, and between two looks whether the pod is gone. Source: kubectl, pkg/drain/drain.go. */
const TRY_AGAIN = 5000;
const LOOK_AGAIN = 1000;

export interface DrainOptions {
  readonly ignoreDaemonSets?: boolean;
  /** Also evicts pods that nobody will make again. */
  readonly force?: boolean;
}

/** Errors are in kubectl’s words. */
export interface DrainCommands {
  /** No new pods come to the node. */
  cordon(node: string): void;
  uncordon(node: string): void;
  /** Closes the node, then evicts its pods; it goes on as the cluster does, and prints its lines. */
  drain(node: string, options?: DrainOptions): void;
}

/** A pod that kubectl wants off the node. */
interface Leaving {
  readonly node: string;
  readonly pod: string;
  readonly uid: string;
  readonly step: 'evict' | 'asked' | 'gone?';
}

export function addDrain(parts: Parts): DrainCommands {
  const { world, api } = parts;
  const print = createPrinter(parts);
  const evictions = addEvictions(parts);
  const leaving = world.memory<Leaving>(ACTOR);
  const find = (name: string): Node => {
    const node = api.get('Node', name);
    if (node === undefined) throw new Error(notFound('Node', name));
    return node;
  };
  const close = (name: string, closed: boolean) => {
    const node = find(name);
    const verb = closed ? 'cordoned' : 'uncordoned';
    const same = node.unschedulable === closed;
    if (!same) api.update('Node', { ...node, unschedulable: closed });
    print(`node/${name} ${same ? 'already ' : ''}${verb}`);
  };
  const finish = (id: string, { node, pod }: Leaving) => {
    leaving.delete(id);
    print(`pod/${pod} evicted`);
    finishNode(parts, leaving, node, print);
  };
  world.register(ACTOR, {
    wake(id) {
      const one = leaving.get(id);
      if (one === undefined) return;
      const move = (step: Leaving['step'], delay: number) => {
        leaving.set(id, { ...one, step });
        world.after(delay, ACTOR, id);
      };
      if (one.step === 'evict') {
        print(`evicting pod default/${one.pod}`);
        leaving.set(id, { ...one, step: 'asked' });
        evictions.send(one.pod, [ACTOR, id]);
      } else if (one.step === 'asked') {
        const answer = evictions.answer([ACTOR, id]);
        if (answer !== undefined) react(answer, one, move, print);
      } else if (isThere(parts, one)) move('gone?', LOOK_AGAIN);
      else finish(id, one);
    },
  });
  return {
    cordon: (name) => close(name, true),
    uncordon: (name) => close(name, false),
    drain(name, options = {}) {
      close(name, true);
      const pods = podsToEvict(parts, name, options, print);
      for (const { meta } of pods) {
        const id = `${name} ${meta.name}`;
        leaving.set(id, { node: name, pod: meta.name, uid: meta.uid, step: 'evict' });
        world.after(0, ACTOR, id);
      }
      finishNode(parts, leaving, name, print);
    },
  };
}

function react(
  answer: Answer,
  { pod }: Leaving,
  move: (step: Leaving['step'], delay: number) => void,
  print: (line: string) => void,
): void {
  if (answer.code === 201 || answer.code === 404) move('gone?', 0);
  else {
    const words = `error when evicting pods/"${pod}" -n "default"`;
    if (answer.code === 429) print(`${words} (will retry after 5s): ${answer.message}`);
    else print(`${words}: ${answer.message}`);
    if (answer.code === 429) move('evict', TRY_AGAIN);
  }
}

function isThere({ api }: Parts, { pod, uid }: Leaving): boolean {
  return api.get('Pod', pod)?.meta.uid === uid;
}

/** Until 1.22 kubectl said of the node what it says of pods. */
function finishNode(
  { settings }: Parts,
  leaving: ReadonlyMap<string, Leaving>,
  name: string,
  print: (line: string) => void,
): void {
  if ([...leaving.values()].some(({ node }) => node === name)) return;
  print(`node/${name} ${settings.minor < 23 ? 'evicted' : 'drained'}`);
}

/** Source: kubernetes/kubectl, pkg/drain/filters.go. */
function podsToEvict(
  parts: Parts,
  node: string,
  { ignoreDaemonSets = false, force = false }: DrainOptions,
  print: (line: string) => void,
): readonly Pod[] {
  const pods = parts.api.podsOn(node);
  const ended = ({ status }: Pod) => status.phase === 'Succeeded' || status.phase === 'Failed';
  const daemons = pods.filter((pod) => pod.meta.owner?.kind === 'DaemonSet' && !ended(pod));
  const alone = pods.filter((pod) => pod.meta.owner === undefined && !ended(pod));
  const minor = parts.settings.minor;
  const [problem, warning] = minor < 26 ? UNMANAGED : UNCONTROLLED;
  const errors = [
    ...(force ? [] : complaint(`${problem} (use --force to override)`, alone)),
    ...(ignoreDaemonSets
      ? []
      : complaint('DaemonSet-managed Pods (use --ignore-daemonsets to ignore)', daemons)),
  ];
  if (errors.length > 0) throw new Error(abort(node, errors, minor));
  const warnings = [
    ...(daemons.length > 0 ? [`ignoring DaemonSet-managed Pods: ${names(daemons)}`] : []),
    ...(alone.length > 0 ? [`${warning}: ${names(alone)}`] : []),
  ];
  if (warnings.length > 0) print(`WARNING: ${warnings.join('; ')}`);
  return pods.filter((pod) => !daemons.includes(pod));
}

const UNMANAGED = [
  'Pods not managed by ReplicationController, ReplicaSet, Job, DaemonSet or StatefulSet',
  'deleting Pods not managed by ReplicationController, ReplicaSet, Job, DaemonSet or StatefulSet',
] as const;
const UNCONTROLLED = [
  'Pods declare no controller',
  'deleting Pods that declare no controller',
] as const;

function complaint(words: string, pods: readonly Pod[]): readonly string[] {
  return pods.length === 0 ? [] : [`cannot delete ${words}: ${names(pods)}`];
}

function names(pods: readonly Pod[]): string {
  return pods.map(({ meta }) => `default/${meta.name}`).join(', ');
}

function abort(node: string, errors: readonly string[], minor: number): string {
  const pending = `There are pending nodes to be drained:\n ${node}\n`;
  if (minor < 23) {
    return `error: unable to drain node "${node}", aborting command...\n\n${pending}${errors
      .map((words) => (errors.length === 1 ? `error: ${words}` : words))
      .join('\n')}`;
  }
  const all = errors.length === 1 ? errors.join('') : `[${errors.join(', ')}]`;
  return `error: unable to drain node "${node}" due to error:${all}, continuing command...\n${pending}${errors.join('\n')}`;
}
