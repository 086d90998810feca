/** What was done in a recording, done to the model. */

import type { Cluster } from '../cluster/cluster.ts';
import type { Kind } from '../cluster/objects.ts';
import type { Manifest } from '../cluster/manifests.ts';
import type { Names } from './names.ts';
import type { RecordedAction } from './form.ts';

type Do = (cluster: Cluster, words: readonly string[], names: Names) => void;

/** By the action's form; what only looks at the cluster does nothing to it. */
const ACTIONS: readonly (readonly [form: RegExp, act: Do])[] = [
  [/^kubectl (?:rollout status|rollout history|get) /u, () => undefined],
  [
    /^kubectl scale (\w+\/\S+) --replicas=(\d+)$/u,
    ({ kubectl }, [name = '', replicas]) => kubectl.scale(name, Number(replicas)),
  ],
  [
    /^kubectl set image (\w+\/\S+) (\S+)=(\S+)$/u,
    ({ kubectl }, [name = '', container = '', image = '']) =>
      kubectl.setImage(name, container, image),
  ],
  [/^kubectl rollout pause deployment\/(\S+)$/u, ({ kubectl }, [name = '']) => kubectl.pause(name)],
  [
    /^kubectl rollout resume deployment\/(\S+)$/u,
    ({ kubectl }, [name = '']) => kubectl.resume(name),
  ],
  [/^kubectl rollout undo deployment\/(\S+)$/u, ({ kubectl }, [name = '']) => kubectl.undo(name)],
  [
    /^kubectl drain (\S+) --ignore-daemonsets$/u,
    ({ kubectl }, [name = '']) => kubectl.drain(name, { ignoreDaemonSets: true }),
  ],
  [/^kubectl uncordon (\S+)$/u, ({ kubectl }, [name = '']) => kubectl.uncordon(name)],
  [/^node (\S+) was cordoned before$/u, ({ kubectl }, [name = '']) => kubectl.cordon(name)],
  [
    /^node (\S+) stops sending heartbeats \(crash\)$/u,
    ({ outages }, [name = '']) => outages.cutNode(name),
  ],
  [/^node (\S+) sends heartbeats again$/u, ({ outages }, [name = '']) => outages.restoreNode(name)],
  [
    /^node (\S+) joins \(cpu (\S+), memory (\S+)\)$/u,
    (cluster, [name = '', cpu = '', memory = '']) =>
      cluster.addNode({ name, capacity: { cpu, memory } }),
  ],
  [
    /^node (\S+) joins$/u,
    (cluster, [name = '']) => {
      const [another] = cluster.api.list('Node');
      cluster.addNode({ name, capacity: another?.capacity ?? {} });
    },
  ],
  [
    /^pod (\S+) (fails|passes) its readiness probe$/u,
    (cluster, [name = '', answer], names) =>
      cluster.answerProbe(names.back(name), answer === 'passes'),
  ],
  [
    /^kubectl delete pod (\S+)$/u,
    ({ kubectl }, [name = ''], names) => kubectl.deletePod(names.back(name)),
  ],
  [
    /^kubectl delete (deployment|service|node) (\S+)(?: --cascade=(orphan))?$/u,
    ({ kubectl }, [kind = '', name = '', orphan]) =>
      kubectl.delete(
        KINDS[kind] ?? 'Deployment',
        name,
        orphan === undefined ? 'background' : 'orphan',
      ),
  ],
  [
    /^kubectl label pod (\S+) (\w+)=(\w+) --overwrite$/u,
    ({ kubectl }, [name = '', key = '', value = ''], names) =>
      kubectl.label('Pod', names.back(name), { [key]: value }, true),
  ],
  [
    /^kubectl patch resourcequota (\S+) -p '\{"spec":\{"hard":\{"(\w+)":"(\w+)"\}\}\}'$/u,
    ({ kubectl }, [name = '', key = '', value = '']) => kubectl.patchQuota(name, { [key]: value }),
  ],
  [
    /^kubectl patch service (\S+) -p '\{"spec":\{"selector":\{"(\w+)":"(\w+)"\}\}\}'$/u,
    ({ kubectl }, [name = '', key = '', value = '']) =>
      kubectl.patchSelector(name, { [key]: value }),
  ],
];

const KINDS: Readonly<Record<string, Kind>> = { service: 'Service', node: 'Node' };

/** Throws where the model can't do it. */
export function perform(
  cluster: Cluster,
  { action, manifest }: RecordedAction,
  names: Names,
): void {
  if (action === 'kubectl apply -f -') {
    for (const one of [manifest ?? []].flat()) cluster.kubectl.apply(one as Manifest);
    return;
  }
  for (const [form, act] of ACTIONS) {
    const [, ...words] = form.exec(action) ?? [];
    if (form.test(action)) {
      act(cluster, words, names);
      return;
    }
  }
  throw new Error(`The model can’t do this yet: ${action}`);
}
