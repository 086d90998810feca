/** Memory and a disk fought over by programs without limits: the run as spans, and memory over time. */

import type { Simulated } from '../../recording/provenance.ts';
import type { Event, Lane, Recording, Span } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import {
  ASSUMED,
  PROGRAM_IDS,
  STEP_SECONDS,
  advance,
  missing,
  oomScore,
  responseOf,
  startMachine,
  swappedOf,
  type ContentionScenario,
  type DiskKind,
  type Machine,
  type ProgramId,
  type Step,
} from './contention-machine.ts';

export type { ContentionScenario, DiskKind, ProgramId } from './contention-machine.ts';

/** The machine at one moment; memory in MB. */
export interface Sample {
  readonly at: Ms;
  readonly kernel: number;
  readonly small: number;
  readonly database: number;
  readonly greedy: number;
  readonly cache: number;
  readonly swapped: number;
  /** Share of time that the disk works, 0 to 1. */
  readonly diskBusy: number;
  /** What one request to the small program takes; `undefined` once it is dead. */
  readonly responseMs: number | undefined;
}

export interface Kill {
  readonly at: Ms;
  readonly program: ProgramId;
  /** Each living program’s score, of 1,000, just before. */
  readonly scores: readonly { readonly program: ProgramId; readonly score: number }[];
}

export interface Contention {
  readonly recording: Recording;
  readonly samples: readonly Sample[];
  readonly kills: readonly Kill[];
}

export const PROGRAM_NAMES: Readonly<Record<ProgramId, string>> = {
  small: 'small program',
  database: 'database',
  greedy: 'greedy program',
};

const LANES: readonly Lane[] = [
  { id: 'greedy', name: PROGRAM_NAMES.greedy, layer: 'module' },
  { id: 'database', name: PROGRAM_NAMES.database, layer: 'module' },
  { id: 'small', name: PROGRAM_NAMES.small, layer: 'module' },
  { id: 'kernel', name: 'kernel', layer: 'kernel' },
  { id: 'disk', name: 'disk', layer: 'hardware' },
];

const DISK_NAMES: Readonly<Record<DiskKind, string>> = {
  hdd: 'hard disk',
  ssd: 'SATA SSD',
  nvme: 'NVMe SSD',
};

const KILLED = 'killed';

/** What each lane does in one step, in the words of its span; `undefined` is nothing. */
type Doing = Readonly<Record<string, string | undefined>>;

/** Runs the scenario for its `seconds`. There is no chance in it: the same scenario gives the same run. */
export function contend(scenario: ContentionScenario): Contention {
  const provenance: Simulated = {
    kind: 'simulated',
    model: 'memory and disk without limits',
    parameters: inWords(scenario),
  };
  const samples: Sample[] = [];
  const kills: Kill[] = [];
  const doings: Doing[] = [];
  let machine = startMachine(scenario);
  const steps = Math.max(1, Math.round(scenario.seconds / STEP_SECONDS));
  for (let index = 0; index < steps; index += 1) {
    const at = index * STEP_SECONDS * 1000;
    const step = advance(scenario, machine);
    if (step.killed !== undefined) kills.push(kill(scenario, machine, step.killed, at));
    const sample = sampleOf(scenario, step, at);
    samples.push(sample);
    doings.push(doingOf(scenario, step, sample));
    machine = step.machine;
  }
  const events = kills.flatMap((k) => killEvents(k, provenance));
  const dead = new Set(kills.map((k) => k.program as string));
  const recording = {
    title: 'Memory and disk without limits',
    lanes: LANES.map((lane) => (dead.has(lane.id) ? { ...lane, goal: KILLED } : lane)),
    spans: LANES.flatMap((lane) => spansOf(lane, doings, provenance)),
    events,
  };
  return { recording, samples, kills };
}

/** "4 GB RAM, no swap, hard disk, growth 100 MB/s". */
export function inWords(scenario: ContentionScenario): string {
  const swap = scenario.swap === 0 ? 'no swap' : `${String(scenario.swap)} GB swap`;
  const growth = `growth ${String(scenario.growth)} MB/s`;
  return [`${String(scenario.ram)} GB RAM`, swap, DISK_NAMES[scenario.disk], growth].join(', ');
}

function sampleOf(scenario: ContentionScenario, step: Step, at: Ms): Sample {
  const { programs, cache } = step.machine;
  return {
    at,
    kernel: ASSUMED.kernelMb,
    small: programs.small.size,
    database: programs.database.size,
    greedy: programs.greedy.size,
    cache,
    swapped: swappedOf(programs),
    ...responseOf(scenario, step),
  };
}

function doingOf(scenario: ContentionScenario, step: Step, sample: Sample): Doing {
  const { programs } = step.machine;
  const alive = (id: ProgramId, doing: string) => (programs[id].alive ? doing : undefined);
  const reads = programs.small.alive && missing(scenario, step.machine) > 0.001;
  const swaps = step.swappedOut > 0;
  return {
    greedy: alive('greedy', step.stalled ? 'waits for memory' : 'grows'),
    database: alive('database', programs.database.swapped > 1 ? 'runs, partly in swap' : 'runs'),
    small: alive('small', smallDoes(sample, reads, programs.small.swapped > 0.1)),
    kernel: step.dropped > 0 && !swaps ? 'drops file cache' : swaps ? 'swaps out' : undefined,
    disk:
      [reads ? 'reads files' : '', swaps ? 'writes swap' : ''].filter(Boolean).join(', ') ||
      undefined,
  };
}

function smallDoes(sample: Sample, reads: boolean, swapped: boolean): string {
  if (swapped && sample.diskBusy > 0.1) return 'waits for disk and swap';
  return reads ? 'waits for disk' : 'answers from memory';
}

/** Neighbouring steps in which a lane does the same are one span. */
function spansOf(lane: Lane, doings: readonly Doing[], provenance: Simulated): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let index = 1; index <= doings.length; index += 1) {
    const name = doings[from]?.[lane.id];
    if (index < doings.length && doings[index]?.[lane.id] === name) continue;
    if (name !== undefined) {
      const [start, end] = [from * STEP_SECONDS * 1000, index * STEP_SECONDS * 1000];
      spans.push({ lane: lane.id, name, start, end, provenance });
    }
    from = index;
  }
  return spans;
}

function kill(scenario: ContentionScenario, before: Machine, program: ProgramId, at: Ms): Kill {
  const scores = PROGRAM_IDS.filter((id) => before.programs[id].alive)
    .map((id) => ({ program: id, score: oomScore(scenario, before.programs[id]) }))
    .sort((a, b) => b.score - a.score);
  return { at, program, scores };
}

function killEvents(killed: Kill, provenance: Simulated): Event[] {
  const scores = killed.scores
    .map(({ program, score }) => `${PROGRAM_NAMES[program]} ${String(score)}`)
    .join(', ');
  const detail = `Scores of 1,000: ${scores}. The highest is killed.`;
  return [
    { lane: killed.program, name: KILLED, at: killed.at, provenance, detail },
    {
      lane: 'kernel',
      name: `kills the ${PROGRAM_NAMES[killed.program]}`,
      at: killed.at,
      provenance,
      detail,
    },
  ];
}
