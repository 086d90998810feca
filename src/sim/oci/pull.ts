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
}

/** Moments since the first byte was asked for. */
export interface PullTimes {
  /** The last layer is here. */
  readonly pulled: Ms;
  /** When each layer is unpacked, lowest first; never two at once. */
  readonly unpacks: readonly { readonly start: Ms; readonly end: Ms }[];
}

/**
 * Pulls and unpacks `layers`, lowest first. A layer is unpacked only when it is complete and all
 * below it are unpacked: overlay snapshots are committed one on another, while layers under way
 * compete evenly for the line (github.com/containerd/containerd/discussions/13349).
 */
export function pullLayers(layers: readonly Megabytes[], line: Line): PullTimes {
  const simulation = createSimulation();
  const unpacker = createUnpacker(simulation, layers, line.unpackRate);
  let pulled: Ms = 0;
  download(simulation, layers, line, (index) => {
    pulled = simulation.now();
    unpacker.arrived(index);
  });
  simulation.run();
  return { pulled, unpacks: unpacker.done };
}

interface Transfer {
  readonly index: number;
  left: Megabytes;
}

/** All transfers under way get the same share, so the one with least left is through first. */
function download(
  simulation: Simulation,
  layers: readonly Megabytes[],
  line: Line,
  onLayer: (index: number) => void,
): void {
  const waiting = layers.map((left, index): Transfer => ({ index, left }));
  let active: Transfer[] = [];
  const proceed = () => {
    active.push(...waiting.splice(0, line.atOnce - active.length));
    if (active.length === 0) return;
    const least = Math.min(...active.map((t) => t.left));
    simulation.schedule((least * active.length) / line.bandwidth, () => {
      for (const transfer of active) transfer.left -= least;
      const done = active.filter((t) => t.left === 0);
      active = active.filter((t) => t.left > 0);
      for (const transfer of done) onLayer(transfer.index);
      proceed();
    });
  };
  proceed();
}

function createUnpacker(simulation: Simulation, layers: readonly Megabytes[], rate: number) {
  const here = new Set<number>();
  const done: { start: Ms; end: Ms }[] = [];
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
