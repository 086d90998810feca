/** The lab's presets: a cluster, what is done to it and when, the manifest in the editor, and what to try next. */

import type { Ms } from '../../recording/units.ts';
import type { Action, NodeGroup, TimedAction } from '../../sim/kube/session/scenario.ts';
import {
  autoscaler,
  budget,
  deployment,
  forVersion,
  service,
  together,
  wasmClass,
} from './manifests.ts';
import type { PRESET_TITLES } from './params.ts';

export type PresetName = keyof typeof PRESET_TITLES;

export interface Preset {
  /** What to look at, in a sentence or two. */
  readonly about: string;
  readonly nodes: readonly NodeGroup[];
  readonly actions: readonly TimedAction[];
  readonly until: Ms;
  /** The moment of the first frame. */
  readonly show: Ms;
  /** What stands in the editor. */
  readonly yaml: string;
  /** Actions as buttons. */
  readonly tries: readonly Action[];
}

const FOUR: readonly NodeGroup[] = [{ name: 'node', count: 4, cpu: '4', memory: '8Gi' }];
const BEFORE: Ms = -30_000;

function four(): string {
  return deployment({ replicas: 4 });
}

/** Its pods are given up half a minute after their node is. */
const tolerant = deployment({
  replicas: 6,
  pod: [
    'tolerations:',
    '- key: node.kubernetes.io/unreachable',
    '  operator: Exists',
    '  effect: NoExecute',
    '  tolerationSeconds: 30',
  ],
});

function apply(at: Ms, yaml: string): TimedAction {
  return { at, do: 'apply', with: { yaml } };
}

function scale(replicas: number, name = 'web'): Action {
  return { do: 'scale', with: { workload: `deployment/${name}`, replicas: String(replicas) } };
}

function image(tag: string, name = 'web'): Action {
  return { do: 'image', with: { workload: `deployment/${name}`, image: `${name}:${tag}` } };
}

function load(perSecond: number): Action {
  return { do: 'load', with: { target: 'service/web', perSecond: String(perSecond) } };
}

function onNode(what: string, node: string): Action {
  return { do: what, with: { node } };
}

const undo: Action = { do: 'undo', with: { workload: 'deployment/web' } };

const site = deployment({ name: 'site', replicas: 4, cpu: '250m', memory: '64Mi' });
const functions = deployment({
  name: 'fn',
  replicas: 4,
  cpu: '100m',
  memory: '32Mi',
  pod: ['runtimeClassName: wasmtime'],
});
const wasm = together(wasmClass(), functions);
const scaled = together(deployment({ replicas: 2, cpu: '200m' }), service(), autoscaler(2, 10));
const guarded = together(four(), budget(3));

const three = deployment();

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'first-deployment': {
    about:
      'You apply three replicas. The API server stores what you want; controllers, scheduler and kubelets each see it there, and each does one step.',
    nodes: FOUR,
    actions: [apply(500, three)],
    until: 8000,
    show: 2400,
    yaml: three,
    tries: [scale(6), image('2'), image('bad'), undo],
  },
  'rolling-update': {
    about:
      'Four pods of one version become four of the next. At most one is missing at a time, and at most one is too many: 25% of four, both ways.',
    nodes: FOUR,
    actions: [apply(BEFORE, four()), { at: 1000, ...image('2') }],
    until: 16_000,
    show: 4300,
    yaml: deployment({ replicas: 4, image: 'web:2' }),
    tries: [image('3'), image('bad'), undo, scale(8)],
  },
  'bad-image': {
    about:
      'The new image doesn’t exist. The rollout stops by itself with the old pods serving, and nobody rolls it back until you do.',
    nodes: FOUR,
    actions: [apply(BEFORE, four()), { at: 1000, ...image('bad') }, { at: 25_000, ...undo }],
    until: 32_000,
    show: 14_000,
    yaml: deployment({ replicas: 4, image: 'web:bad' }),
    tries: [undo, image('2'), image('unready')],
  },
  'does-not-fit': {
    about:
      'Each pod asks for 3 CPUs. A node of 4 takes one of them: the fourth pod waits, and the scheduler says why. The table below tells it node by node.',
    nodes: [{ name: 'node', count: 3, cpu: '4', memory: '8Gi' }],
    actions: [apply(500, deployment({ replicas: 4, cpu: '3' }))],
    until: 30_000,
    show: 6000,
    yaml: deployment({ replicas: 4, cpu: '3' }),
    tries: [scale(3), scale(6)],
  },
  'crash-loop': {
    about:
      'The program ends with an error two seconds after its start. The kubelet starts it again, and waits twice as long each time, up to five minutes.',
    nodes: [{ name: 'node', count: 2, cpu: '4', memory: '8Gi' }],
    actions: [apply(500, deployment({ replicas: 1, image: 'web:crash' }))],
    until: 200_000,
    show: 30_000,
    yaml: deployment({ replicas: 1, image: 'web:crash' }),
    tries: [image('2'), scale(3)],
  },
  canary: {
    about:
      'Two Deployments, one Service: nine pods of the old version, one of the new. One request in ten meets the new one, as the Service picks among ready pods.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, together(deployment({ replicas: 9, cpu: '250m' }), service())),
      apply(2000, deployment({ name: 'canary', image: 'web:2', replicas: 1, cpu: '250m' })),
    ],
    until: 20_000,
    show: 8000,
    yaml: deployment({ name: 'canary', image: 'web:2', replicas: 1, cpu: '250m' }),
    tries: [scale(3, 'canary'), scale(0, 'canary'), image('bad', 'canary')],
  },
  autoscaling: {
    about:
      'Six times the load comes to a Service. The autoscaler hears of it when CPU is next measured, and adds pods until each uses half of what it asks for. The load goes, and the pods stay five minutes longer.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, scaled),
      { at: -20_000, ...load(40) },
      { at: 10_000, ...load(240) },
      { at: 100_000, ...load(40) },
    ],
    until: 460_000,
    show: 38_000,
    yaml: scaled,
    tries: [load(400), load(40), load(0), { do: 'delete-pod', with: { pod: 'web' } }],
  },
  'node-dies': {
    about:
      'A node loses its power. For 50 seconds nobody in the cluster knows; then it is NotReady, and five minutes later its pods are deleted and others made elsewhere. Nothing is moved.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, together(deployment({ replicas: 6 }), wasm)),
      { at: 10_000, ...onNode('kill-node', 'node-3') },
    ],
    until: 384_000,
    show: 374_300,
    yaml: tolerant,
    tries: [onNode('restore-node', 'node-3'), onNode('cut-node', 'node-1'), scale(12)],
  },
  drain: {
    about:
      'You empty a node for maintenance. A budget says that three of the four pods must stay available: each eviction waits until the one before has its successor.',
    nodes: FOUR,
    actions: [apply(BEFORE, guarded), { at: 2000, ...onNode('drain', 'node-1') }],
    until: 30_000,
    show: 4000,
    yaml: together(four(), budget(4)),
    tries: [onNode('drain', 'node-2'), onNode('uncordon', 'node-1'), scale(8)],
  },
  pis: {
    about:
      'Four Raspberry Pi 4B with 4 GB each, at home, with this site on each. Pull a plug, and see how long the fourth copy is missing.',
    nodes: [{ name: 'pi', count: 4, cpu: '4', memory: '3800Mi' }],
    actions: [apply(BEFORE, site), { at: 10_000, ...onNode('kill-node', 'pi-2') }],
    until: 385_000,
    show: 70_000,
    yaml: site,
    tries: [onNode('restore-node', 'pi-2'), onNode('kill-node', 'pi-4'), scale(8, 'site')],
  },
  mixed: {
    about:
      'Container pods and Wasm pods side by side: the same scheduler, the same kubelet, another runtime class. A burst comes, and the Wasm pods become twenty-four.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, together(deployment({ replicas: 6 }), wasm)),
      { at: 2000, ...scale(24, 'fn') },
    ],
    until: 12_000,
    show: 2600,
    yaml: wasm,
    tries: [scale(24), scale(4, 'fn'), onNode('kill-node', 'node-2')],
  },
  'control-plane': {
    about:
      'The API server stops. What runs goes on running, and nothing can be changed or mended, until it is back.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, four()),
      { at: 2000, do: 'stop', with: { component: 'kube-apiserver' } },
      { at: 6000, ...scale(8) },
      { at: 20_000, do: 'start', with: { component: 'kube-apiserver' } },
      { at: 26_000, ...scale(8) },
    ],
    until: 40_000,
    show: 12_000,
    yaml: four(),
    tries: [
      { do: 'start', with: { component: 'kube-apiserver' } },
      { do: 'stop', with: { component: 'kube-scheduler' } },
      { do: 'stop', with: { component: 'kube-controller-manager' } },
      scale(6),
    ],
  },
  probe: {
    about:
      'A pod’s readiness probe fails. Nothing is killed and nothing is replaced: the pod only leaves its Service, until the probe passes again.',
    nodes: FOUR,
    actions: [
      apply(BEFORE, together(deployment(), service())),
      { at: 2000, do: 'fail-probe', with: { pod: 'web' } },
      { at: 10_000, do: 'pass-probe', with: { pod: 'web' } },
    ],
    until: 15_000,
    show: 5000,
    yaml: together(deployment(), service()),
    tries: [
      { do: 'pass-probe', with: { pod: 'web' } },
      { do: 'delete-pod', with: { pod: 'web' } },
      scale(6),
    ],
  },
  large: {
    about:
      'One manifest, ten thousand pods. They come no faster than the controllers may write: watch the cells fill. Each cell is a node, and the darker it is the more of its room is taken.',
    nodes: [{ name: 'node', count: 1000, cpu: '4', memory: '8Gi' }],
    actions: [apply(500, deployment({ replicas: 10_000, cpu: '300m', memory: '128Mi' }))],
    until: 600_000,
    show: 240_000,
    yaml: deployment({ replicas: 10_000, cpu: '300m', memory: '128Mi' }),
    tries: [scale(5000), image('2')],
  },
};

const known = new Map<string, Preset>();

/** The preset as it is written for Kubernetes 1.`minor`. */
export function presetFor(name: string, minor: number): Preset {
  const key = `${name} ${minor}`;
  const preset = known.get(key) ?? written(name, minor);
  known.set(key, preset);
  return preset;
}

function written(name: string, minor: number): Preset {
  const preset = PRESETS[(Object.hasOwn(PRESETS, name) ? name : 'first-deployment') as PresetName];
  const actions = preset.actions.map((action) => ({
    ...action,
    with: Object.fromEntries(
      Object.entries(action.with).map(([field, text]) => [field, forVersion(text, minor)]),
    ),
  }));
  return { ...preset, actions, yaml: forVersion(preset.yaml, minor) };
}
