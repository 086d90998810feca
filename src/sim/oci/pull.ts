/** Layers on their way from registry to disk: a few are pulled at once, unpacking follows in order. */

import type { Ms } from '../../recording/units.ts';
import { createSimulation, type Simulation } from '../core/simulation.ts';
import type { Megabytes } from './images.ts';

export interface Line {
  /** Megabytes in a millisecond, shared evenly by the layers under way. */
  readonly bandwidth: number;
  /** Megabytes of compressed data in a millisecond. */
  readonly unpackRate: number;
  /** How many layers are pulled at the same time. */
  readonly atOnce: number;
  /** From asking for a layer to its first byte; 0 unless said. */
  readonly firstByte?: Ms;
}

interface Time {
  readonly start: Ms;
  readonly end: Ms;
}

/** Moments since the first layer was asked for. */
export interface PullTimes {
  /** The last layer is here. */
  readonly pulled: Ms;
  /** From asking for each layer to its last byte, lowest first. */
  readonly downloads: readonly Time[];
  /** When each layer is unpacked, lowest first; never two at once. */
  readonly unpacks: readonly Time[];
}

/**
 * Pulls and unpacks `layers`, lowest first. A layer is unpacked only when it is complete and all
 * below it are unpacked: overlay snapshots are committed one on another, while layers under way
 * compete evenly for the line (github.com/containerd/containerd/discussions/13349).
 */
export function pullLayers(layers: readonly Megabytes[], line: Line): PullTimes {
  const simulation = createSimulation();
  const unpacker = createUnpacker(simulation, layers, line.unpackRate);
  const downloads: Time[] = [];
  let pulled: Ms = 0;
  download(simulation, layers, line, (index, start) => {
    pulled = simulation.now();
    downloads[index] = { start, end: pulled };
    unpacker.arrived(index);
  });
  simulation.run();
  return { pulled, downloads, unpacks: unpacker.done };
}

interface Transfer {
  readonly index: number;
  readonly asked: Ms;
  left: Megabytes;
}

/** All transfers under way get the same share, so the one with least left is through first. */
function download(
  simulation: Simulation,
  layers: readonly Megabytes[],
  line: Line,
  onLayer: (index: number, asked: Ms) => void,
): void {
  const waiting = layers.map((left, index) => ({ index, left }));
  let active: Transfer[] = [];
  let free = line.atOnce;
  let since: Ms = 0;
  /** Counts changes of what is under way: an end that was reckoned before the last one never comes. */
  let changes = 0;
  const settle = () => {
    const each = ((simulation.now() - since) * line.bandwidth) / active.length;
    for (const transfer of active) transfer.left -= each;
    since = simulation.now();
  };
  const proceed = () => {
    changes += 1;
    const change = changes;
    const least = Math.min(...active.map((t) => t.left));
    const done = new Set(active.filter((t) => t.left === least));
    if (done.size === 0) return;
    simulation.schedule((Math.max(0, least) * active.length) / line.bandwidth, () => {
      if (change !== changes) return;
      settle();
      active = active.filter((t) => !done.has(t));
      free += done.size;
      for (const transfer of done) onLayer(transfer.index, transfer.asked);
      ask();
      proceed();
    });
  };
  const ask = () => {
    for (const { index, left } of waiting.splice(0, free)) {
      free -= 1;
      const transfer = { index, left, asked: simulation.now() };
      simulation.schedule(line.firstByte ?? 0, () => {
        settle();
        active.push(transfer);
        proceed();
      });
    }
  };
  ask();
}

function createUnpacker(simulation: Simulation, layers: readonly Megabytes[], rate: number) {
  const here = new Set<number>();
  const done: Time[] = [];
  let busy = false;
  const proceed = () => {
    const next = done.length;
    const size = layers[next];
    if (busy || size === undefined || !here.has(next)) return;
    busy = true;
    const start = simulation.now();
    simulation.schedule(size / rate, () => {
      busy = false;
      done.push({ start, end: simulation.now() });
      proceed();
    });
  };
  return {
    done,
    arrived(index: number) {
      here.add(index);
      proceed();
    },
  };
}
