/** From a reader's settings to the model's scenario, and from its run to sentences. */

import { formatMs } from '../../recording/format.ts';
import { extent, laneEnd, merge, type Recording } from '../../recording/recording.ts';
import type { Ms } from '../../recording/units.ts';
import { runtimeCalled, type DockerRun, type RunScenario } from '../../sim/oci/docker-run.ts';
import type { ImageName } from '../../sim/oci/images.ts';
import {
  operate,
  OPERATIONS,
  type Hook,
  type Operation,
  type Step,
} from '../../sim/oci/lifecycle.ts';
import type { Status } from '../../sim/oci/lifecycle.ts';
import type { ParamValues } from '../params.ts';
import type { ContainerStartSchema } from './params.ts';

type Values = ParamValues<ContainerStartSchema>;

/** The choices' keys are the model's own words: parseParams lets no other value through. */
export function scenarioOf(values: Values): RunScenario {
  const image = values.image as ImageName;
  const { present, bandwidth, latency, atOnce } = values;
  const there = present === 'self' ? image : present;
  return {
    image,
    present: there === 'none' ? [] : [there as ImageName],
    bandwidth,
    latency,
    atOnce,
    engine: values.engine as RunScenario['engine'],
    runtime: values.runtime as RunScenario['runtime'],
    application: values.application as RunScenario['application'],
  };
}

export const PRESETS = {
  Cold: { image: 'python-slim', present: 'none' },
  'Shared layers': { image: 'python-slim', present: 'nginx' },
  Warm: { image: 'python-slim', present: 'self' },
} as const;

/** "6.1 s to the program’s first line: 4.3 s for the image, 0.57 s for the engine and its runtime, …". */
export function summary({ recording }: DockerRun): string {
  const end = readyAt(recording);
  const span = (lane: string, name: string) =>
    recording.spans.find((s) => s.lane === lane && s.name === name);
  const pull = span('containerd', 'pull');
  const starts = span('process', 'starts');
  const image = pull === undefined ? 0 : pull.end - pull.start;
  const program = starts === undefined ? 0 : starts.end - starts.start;
  const runtime = recording.spans
    .filter((s) => s.lane === 'runtime')
    .reduce((sum, s) => sum + s.end - s.start, 0);
  // Whole microseconds: a difference of sums would round one way here and another way there.
  const engine = Math.round((end - image - program - runtime) * 1000) / 1000;
  const parts = [
    [image, 'for the image'],
    [engine, 'for the engine’s programs'],
    [runtime, 'for the runtime'],
    [program, 'for your program’s own start'],
  ] as const;
  const named = parts
    .filter(([time]) => time > 1e-6)
    .map(([time, what]) => `${formatMs(time)} ${what}`);
  return `${formatMs(end)} until your program’s first line: ${named.join(', ')}.`;
}

function readyAt(recording: Recording): Ms {
  const lane = recording.lanes.find((l) => l.id === 'process');
  return (lane && laneEnd(recording, lane)) ?? extent(recording).end;
}

/**
 * The simulated run with a real one on the same clock: a recording of a runtime's calls, whose zero
 * is its first call, is moved to where the simulated runtime is first called. Its lanes' ids must
 * differ from the actors'.
 */
export function beside(run: DockerRun, real: Recording | undefined): Recording {
  if (real === undefined) return run.recording;
  const by = runtimeCalled(run);
  const moved: Recording = {
    ...real,
    spans: real.spans.map((s) => ({ ...s, start: s.start + by, end: s.end + by })),
    events: real.events.map((e) => ({ ...e, at: e.at + by })),
  };
  return merge(run.recording.title, [run.recording, moved]);
}

/** The operations of a link, and words in it that aren't any. */
export function readOperations(text: string): {
  readonly operations: readonly Operation[];
  readonly unknown: readonly string[];
} {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const known = (word: string): word is Operation =>
    (OPERATIONS as readonly string[]).includes(word);
  return {
    operations: words.filter(known),
    unknown: words.filter((word) => !known(word)),
  };
}

export interface Done {
  readonly operation: Operation;
  readonly status: Status;
  readonly steps: readonly Step[];
  readonly error?: string;
}

/** Each operation with what came of it. */
export function perform(operations: readonly Operation[], hook: string): readonly Done[] {
  let status: Status = 'none';
  return operations.map((operation) => {
    const outcome = operate(status, operation, hook === 'none' ? undefined : (hook as Hook));
    status = outcome.status;
    return { operation, ...outcome };
  });
}
