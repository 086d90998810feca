/** Every widget once: pages, catalogue, embed addresses and tests are made from this list. */

import { capabilityLab } from './capability-lab/params.ts';
import { clusterLab } from './cluster-lab/params.ts';
import { cgroupLab } from './cgroup-lab/params.ts';
import { componentTwin } from './component-twin/params.ts';
import { containerStartWidget } from './container-start/params.ts';
import { contention } from './contention/params.ts';
import { costModel } from './cost-model/params.ts';
import { cpuBandwidth } from './cpu-bandwidth/params.ts';
import { coldStartRace } from './cold-start-race/params.ts';
import type { WidgetDefinition } from './definition.ts';
import { density } from './density/params.ts';
import { helloRun } from './hello-run/params.ts';
import { layerStack } from './layer-stack/params.ts';
import { memoryLab } from './memory-lab/params.ts';
import { memoryLimit } from './memory-limit/params.ts';
import { moduleExplorer } from './module-explorer/params.ts';
import { namespaceTree } from './namespace-tree/params.ts';
import { noisyNeighbour } from './noisy-neighbour/params.ts';
import { playground } from './playground/params.ts';
import { portForward } from './port-forward/params.ts';
import { predict } from './predict/params.ts';
import { quiz } from './quiz/params.ts';
import { recordedCluster } from './recorded-cluster/params.ts';
import { savedRecording } from './saved-recording/params.ts';
import { scoreboard } from './scoreboard/params.ts';
import { serverlessLab } from './serverless-lab/params.ts';
import { speed } from './speed/params.ts';
import { stackColumn } from './stack-column/params.ts';
import { stackMachine } from './stack-machine/params.ts';
import { storagePathWidget } from './storage-path/params.ts';
import { wasiRun } from './wasi-run/params.ts';

const DEFINITIONS = [
  coldStartRace,
  helloRun,
  wasiRun,
  capabilityLab,
  playground,
  moduleExplorer,
  noisyNeighbour,
  stackMachine,
  memoryLab,
  speed,
  componentTwin,
  storagePathWidget,
  containerStartWidget,
  layerStack,
  contention,
  density,
  serverlessLab,
  costModel,
  clusterLab,
  recordedCluster,
  namespaceTree,
  portForward,
  cpuBandwidth,
  memoryLimit,
  cgroupLab,
  savedRecording,
  stackColumn,
  predict,
  quiz,
  scoreboard,
] as const;

/** In the order in which the catalogue shows them. */
export const WIDGETS: readonly WidgetDefinition[] = DEFINITIONS;

/** Those that stand in a frame and have an address of their own. */
export const FIGURES: readonly WidgetDefinition[] = WIDGETS.filter((w) => w.form === 'figure');

export function findWidget(name: string): WidgetDefinition | undefined {
  return WIDGETS.find((widget) => widget.name === name);
}
