/** Storage path: what a read or a write of 4 KiB costs on Linux, layer by layer, and who reads the disk at boot. */

import type { Event, Recording, Span } from '../../recording/recording.ts';
import type { Simulated } from '../../recording/provenance.ts';
import type { Ms } from '../../recording/units.ts';
import { createRandom } from '../core/random.ts';
import { boot } from './storage-boot.ts';
import { drawn, typical, type Clockwork, type StorageFact } from './storage-facts.ts';
import { lanes } from './storage-lanes.ts';
import {
  readSteps,
  syncSteps,
  writeSteps,
  type Device,
  type Machine,
  type Step,
} from './storage-steps.ts';

export type Operation = 'read' | 'write' | 'write-fsync' | 'boot';

export interface StorageScenario {
  readonly device: Device;
  readonly operation: Operation;
  /** Whether the first read finds its page in memory; later ones always do. */
  readonly cached: boolean;
  /** How often the operation is done, one after another; `boot` happens once. */
  readonly repeats: number;
  /** From the device’s interrupt to the program that runs again; as its source says, where left out. */
  readonly wake?: Ms | undefined;
  /** 1 as in the data sheet; 2 for a device half as fast. */
  readonly slower: number;
}

const DEVICE_NAMES: Readonly<Record<Device, string>> = {
  nvme: 'NVMe SSD',
  'sata-ssd': 'SATA SSD',
  hdd: 'hard disk',
};

const MODEL = 'storage path';

const DONE = {
  read: 'has its data',
  write: 'is told “written”',
  'write-fsync': 'data is on the device',
} as const;

/**
 * Runs the scenario. Seed 0 takes every fact at its usual value; any other draws each one from the
 * range that its source gives. Throws a RangeError where a number makes no sense.
 */
export function storagePath(scenario: StorageScenario, seed: number): Recording {
  check(scenario);
  const provenance: Simulated = {
    kind: 'simulated',
    model: MODEL,
    parameters: inWords(scenario),
    seed,
  };
  return run(scenario, seed === 0 ? typical : drawn(createRandom(seed)), provenance);
}

/** Which facts a scenario rests on, in the order of its steps. Throws as `storagePath` does. */
export function factsUsed(scenario: StorageScenario): readonly StorageFact[] {
  check(scenario);
  const used = new Set<StorageFact>();
  run(scenario, (name) => {
    used.add(name);
    return typical(name);
  });
  return [...used];
}

function run(
  scenario: StorageScenario,
  time: Clockwork,
  provenance: Simulated = { kind: 'simulated', model: MODEL, parameters: '' },
): Recording {
  if (scenario.operation === 'boot') return boot(time, provenance);
  const steps = stepsOf(scenario, { ...scenario, time });
  return oneAfterAnother(inWords(scenario), steps, DONE[scenario.operation], provenance);
}

function check({ repeats, wake, slower }: StorageScenario): void {
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new RangeError(`An operation is done once or more often, not ${String(repeats)} times.`);
  }
  if ((wake !== undefined && !(wake >= 0)) || !(slower > 0)) {
    throw new RangeError('An interrupt takes 0 ms or longer, and a device’s factor is above 0.');
  }
}

function stepsOf(scenario: StorageScenario, machine: Machine): Step[] {
  return Array.from({ length: scenario.repeats }, (_, turn) => {
    if (scenario.operation === 'read') return readSteps(machine, scenario.cached || turn > 0);
    const written = writeSteps(machine);
    return scenario.operation === 'write' ? written : [...written, ...syncSteps(machine)];
  }).flat();
}

/** Each step begins where the one before it ended: one program waits for one answer. */
function oneAfterAnother(
  title: string,
  steps: readonly Step[],
  done: string,
  provenance: Simulated,
): Recording {
  const spans: Span[] = [];
  let now: Ms = 0;
  for (const { lane, name, takes, detail } of steps) {
    spans.push({ lane, name, start: now, end: now + takes, provenance, detail });
    now += takes;
  }
  const end: Event = { lane: 'application', name: done, at: now, provenance };
  return { title, lanes: lanes(done), spans, events: [end] };
}

function inWords({ device, operation, cached, repeats }: StorageScenario): string {
  if (operation === 'boot') return 'a PC boots, UEFI';
  const what = {
    read: cached ? 'read, in the cache' : 'read, not in the cache',
    write: 'write',
    'write-fsync': 'write and fsync',
  }[operation];
  return [DEVICE_NAMES[device], what, ...(repeats > 1 ? [`${String(repeats)} times`] : [])].join(
    ', ',
  );
}
