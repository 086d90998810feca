/** A cluster on one clock: its control plane and its nodes, played from a seed. */

import type { Ms } from '../../../recording/units.ts';
import type { Taint } from '../taints.ts';
import type { Labels } from '../selectors.ts';
import { addAdoption } from './adoption.ts';
import { addAutoscaler } from './autoscaler.ts';
import { createApiServer, type ApiServer } from './api-server.ts';
import { addDisruptionController } from './budgets.ts';
import { componentOf } from './components.ts';
import { addDaemonSetController } from './daemon-set.ts';
import { addDeploymentController } from './deployment.ts';
import { addEndpointsController } from './endpoints.ts';
import { addGarbageCollector } from './garbage-collector.ts';
import { addJobController } from './job.ts';
import { createKubectl, type Kubectl } from './kubectl.ts';
import { addKubelets } from './kubelet.ts';
import { createLoads, type Loads } from './load.ts';
import { addMetricsServer } from './metrics-server.ts';
import { addNodeMonitor } from './node-monitor.ts';
import { addNodeController, REGISTERED, wanted } from './nodes.ts';
import { createOutages, guarded, type Outages } from './outages.ts';
import type { Settings } from './parts.ts';
import { printedLines, type PrintedLine } from './printed.ts';
import { addPodGarbageCollector } from './pod-garbage.ts';
import { addPriorities } from './priority.ts';
import { addQuotas } from './quota.ts';
import { addReadiness, type Readiness } from './readiness.ts';
import { addReplicaSetController } from './replica-set.ts';
import { addRuntimeClasses } from './runtime-classes.ts';
import { addScheduler, type Scheduler } from './scheduler.ts';
import { addStatefulSetController } from './stateful-set.ts';
import { addTaintManager } from './taint-manager.ts';
import { addTtlController } from './ttl-after-finished.ts';
import { createWorld, type Checkpoint } from './world.ts';

export interface NodeSpec {
  readonly name: string;
  /** "cpu", "memory", "pods", as written. */
  readonly capacity: Readonly<Record<string, string>>;
  readonly labels?: Labels;
  readonly taints?: readonly Taint[];
  /** What its container runtime can run pods by, beside runc; all that the model has, unless said. */
  readonly handlers?: readonly string[];
}

export interface Cluster extends Loads, Readiness {
  readonly api: ApiServer;
  readonly kubectl: Kubectl;
  /** What kubectl has printed so far, where its commands go on for a while. */
  printed(): readonly PrintedLine[];
  /** What befalls its machines and the parts of its control plane. */
  readonly outages: Outages;
  readonly scheduler: Scheduler;
  now(): Ms;
  addNode(node: NodeSpec): void;
  runUntil(time: Ms): void;
  /** All of the cluster at this moment: `restore` of this or another cluster goes on from there. */
  save(): Checkpoint;
  restore(checkpoint: Checkpoint): void;
}

/** The same settings, seed and calls give the same cluster at every moment. */
export function createCluster(settings: Settings, seed: number): Cluster {
  const world = createWorld(seed, componentOf);
  const api = createApiServer(world);
  const parts = { world, api, settings };
  const outages = createOutages(parts, addKubelets(parts));
  addNodeController(parts);
  addNodeMonitor(parts);
  addTaintManager(parts);
  const scheduler = addScheduler(parts);
  addReplicaSetController(parts);
  addAdoption(parts);
  addGarbageCollector(parts);
  addDisruptionController(parts);
  addPriorities(parts);
  addRuntimeClasses(parts);
  addQuotas(parts);
  addDeploymentController(parts);
  addStatefulSetController(parts);
  addDaemonSetController(parts);
  addJobController(parts);
  addTtlController(parts);
  addPodGarbageCollector(parts);
  addEndpointsController(parts);
  addMetricsServer(parts);
  addAutoscaler(parts);
  return {
    api,
    kubectl: guarded(createKubectl(parts), () => outages.isStopped('kube-apiserver')),
    printed: () => printedLines(parts),
    ...addReadiness(parts),
    ...createLoads(parts),
    outages,
    scheduler,
    now: world.now,
    runUntil: world.runUntil,
    save: world.save,
    addNode({ name, capacity, labels = {}, taints = [], handlers }) {
      api.create('Node', {
        kind: 'Node',
        meta: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
        unschedulable: false,
        taints: wanted({ ...REGISTERED, unschedulable: false, taints }),
        capacity,
        ...(handlers && { handlers }),
        ...REGISTERED,
      });
    },
    restore(checkpoint) {
      world.restore(checkpoint);
      api.reindex();
    },
  };
}
