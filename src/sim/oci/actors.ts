/** Who takes part in a container's start: programs that stand in for each other's work, and the registry. */

import type { Layer } from '../../recording/layers.ts';
import type { Lane } from '../../recording/recording.ts';
import type { ContainerScenario } from './container-start.ts';

export type ActorId =
  'client' | 'dockerd' | 'registry' | 'containerd' | 'shim' | 'runtime' | 'process';

export interface Actor {
  readonly id: ActorId;
  /** As `ps` shows it, or near that. */
  readonly name: string;
  readonly layer: Layer;
  /** One sentence on what it's there for. */
  readonly task: string;
}

type Cast = Pick<ContainerScenario, 'engine' | 'runtime'>;

/** From the one who asks to the program that runs; without an engine only the runtime is left. */
export function actors({ engine, runtime }: Cast): readonly Actor[] {
  const [client, dockerd, registry, containerd, shim] = ENGINE;
  const oci: Actor = {
    id: 'runtime',
    name: runtime,
    layer: 'container',
    task: 'Makes the container as its file config.json says, starts the program, and exits each time.',
  };
  if (engine === 'none') return [oci, PROCESS];
  if (engine === 'docker') return [client, dockerd, registry, containerd, shim, oci, PROCESS];
  const ctr: Actor = { ...client, name: 'client', task: 'Asks containerd over its socket.' };
  return [ctr, registry, containerd, shim, oci, PROCESS];
}

export function laneOf(actor: Actor): Lane {
  const { id, name, layer } = actor;
  return { id, name, layer, ...(id === 'process' ? { goal: 'ready' } : {}) };
}

const ENGINE = [
  {
    id: 'client',
    name: 'docker',
    layer: 'container',
    task: 'The command that you type. It asks the daemon, and shows what the container prints.',
  },
  {
    id: 'dockerd',
    name: 'dockerd',
    layer: 'container',
    task: 'Docker’s daemon: names, networks, volumes, logs, restarts. It leaves running to containerd.',
  },
  {
    id: 'registry',
    name: 'registry',
    layer: 'platform',
    task: 'A web server that gives out manifests and layers by their digest.',
  },
  {
    id: 'containerd',
    name: 'containerd',
    layer: 'container',
    task: 'Pulls images, unpacks layers into snapshots, starts a shim for each container.',
  },
  {
    id: 'shim',
    name: 'containerd-shim',
    layer: 'container',
    task: 'One small program for a container. It calls the runtime, keeps the container’s output open, and waits for its end.',
  },
] as const satisfies readonly Actor[];

const PROCESS: Actor = {
  id: 'process',
  name: 'your program',
  layer: 'container',
  task: 'An ordinary process of this machine’s kernel, with its own view of it.',
};
