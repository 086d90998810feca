/** Compares the model with a recording, checkpoint by checkpoint. */

import type { Recording } from './recording.ts';
import { replay } from '../../src/sim/kube/recorded/replay.ts';
import {
  differences,
  recordedMoments,
  restsOf,
  textOf,
  type Moment,
  type State,
} from '../../src/sim/kube/recorded/states.ts';

export interface Checkpoint {
  readonly id: string;
  /** What differs, in words; nothing where all agrees. */
  readonly difference?: string;
}

/** So long without a change is a rest: the steps of a node's work are 500 ms apart. */
const REST = 300;
const SHARE = 0.15;
const LEAST = 300;

/**
 * Which of two controllers’ steps comes first, where they fall into the same milliseconds, is chance;
 * a recording is one draw of it. The model has to be able to draw it too: one of so many seeds has to
 * agree in everything at once.
 */
const DRAWS = 30;

/** The checkpoints of the first seed that agrees in all, or else of the one that differs least. */
export function compare(recording: Recording): readonly Checkpoint[] {
  let best: readonly Checkpoint[] = [];
  let fewest = Infinity;
  for (let seed = 1; seed <= DRAWS && fewest > 0; seed += 1) {
    const drawn = compareOnce(recording, seed);
    const differing = drawn.filter(({ difference }) => difference !== undefined).length;
    if (differing < fewest) [best, fewest] = [drawn, differing];
  }
  return best;
}

/** The same with one seed. */
function compareOnce(recording: Recording, seed: number): readonly Checkpoint[] {
  const { scenario } = recording;
  try {
    const { moments, failures } = replay(recording, seed);
    return [
      ...compareRests(recording, moments),
      ...compareWaves(recording, moments),
      ...compareFailures(recording, failures),
    ].map(({ id, difference }) => ({
      id: `${scenario} ${id}`,
      ...(difference !== undefined && { difference }),
    }));
  } catch (error) {
    return [{ id: scenario, difference: error instanceof Error ? error.message : String(error) }];
  }
}

/** How far a time may be off: 15 % of what has passed since the last action, or 300 ms. */
function tolerance({ actions }: Recording, at: number): number {
  const since = actions.filter(({ t_ms: start }) => start <= at).at(-1)?.t_ms ?? 0;
  return Math.max(LEAST, SHARE * (at - since));
}

/** Every rest of the recording comes in the model, in order and in time; and the model has no others. */
function compareRests(recording: Recording, moments: readonly Moment[]): readonly Checkpoint[] {
  const all = restsOf(recordedMoments(recording), REST);
  const rests = all.map((rest, index) =>
    index === 0 || index === all.length - 1 ? rest : withoutNoise(rest),
  );
  let from = 0;
  const found = rests.map((rest, index): Checkpoint => {
    const id = index === 0 ? 'at the start' : `at rest after ${seconds(rest.at)}`;
    const text = textOf(rest.state);
    const allowed = tolerance(recording, rest.at);
    const matches = moments
      .map(({ at, state }, place) => ({ at, place, state }))
      .filter(({ place, state }) => place >= from && textOf(like(rest, state)) === text);
    const inTime = matches.find(({ at }) => index === 0 || Math.abs(at - rest.at) <= allowed);
    if (inTime !== undefined) {
      from = inTime.place;
      return { id };
    }
    const [late] = matches;
    if (late !== undefined)
      return { id, difference: `the model is there after ${seconds(late.at)}` };
    const then = stateAt(moments, rest.at + Math.min(allowed, REST / 2));
    return { id, difference: differences(rest.state, like(rest, then)) };
  });
  return [...found, nothingElse(rests, moments)];
}

/** Slices were written from a stale cache now and then, and were right a second later. */
const NOISE = 'EndpointSlice/';

function withoutNoise({ at, state }: Moment): Moment {
  return { at, state: new Map([...state].filter(([id]) => !id.startsWith(NOISE))) };
}

/** The model's state with what is compared at this rest. */
function like(rest: Moment, state: State): State {
  const noise = [...rest.state.keys()].some((id) => id.startsWith(NOISE));
  return noise ? state : withoutNoise({ at: rest.at, state }).state;
}

/** A rest of the model counts from twice the length on: which short ones there are is chance. */
function nothingElse(rests: readonly Moment[], moments: readonly Moment[]): Checkpoint {
  const text = ({ at, state }: Moment) => textOf(withoutNoise({ at, state }).state);
  const known = new Set(rests.map(text));
  const end = rests.at(-1)?.at ?? 0;
  const others = restsOf(moments, 2 * REST).filter(
    (rest) => rest.at > 0 && rest.at < end && !known.has(text(rest)),
  );
  const [first] = others;
  if (first === undefined) return { id: 'no other rest' };
  const nearest = rests.filter(({ at }) => at <= first.at).at(-1)?.state ?? new Map();
  return {
    id: 'no other rest',
    difference: `the model also rests after ${seconds(first.at)}: ${differences(nearest, first.state)}`,
  };
}

function stateAt(moments: readonly Moment[], time: number): State {
  return moments.filter(({ at }) => at <= time).at(-1)?.state ?? new Map<string, never>();
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Things that happen to pods in waves, and the bounds of a rollout. */
function compareWaves(recording: Recording, moments: readonly Moment[]): readonly Checkpoint[] {
  const expected = recordedMoments(recording);
  const got = moments.filter(({ at }) => at >= 0);
  const before = stateAt(moments, 0);
  const mine = [{ at: 0, state: before }, ...got];
  const waves = Object.entries(HAPPENINGS).map(([id, happens]): Checkpoint => {
    const recorded = wavesOf(expected, happens);
    const own = wavesOf(mine, happens);
    const agree =
      recorded.length === own.length &&
      recorded.every(({ at, count }, index) => {
        const other = own[index];
        return other?.count === count && Math.abs(other.at - at) <= tolerance(recording, at);
      });
    return agree
      ? { id }
      : { id, difference: `expected ${waveWords(recorded)}, got ${waveWords(own)}` };
  });
  const bounds = Object.entries(BOUNDS).map(([id, bound]): Checkpoint => {
    const [recorded, own] = [bound(expected), bound(mine)];
    if (recorded === own) return { id };
    return { id, difference: `expected ${String(recorded)}, got ${String(own)}` };
  });
  return [...waves, ...bounds];
}

type Happening = (before: Pod, now: Pod) => boolean;
type Pod = Readonly<Record<string, unknown>> | undefined;

const HAPPENINGS: Readonly<Record<string, Happening>> = {
  'pods made': (before) => before === undefined,
  'pods ready': (before, now) => before?.ready !== true && now?.ready === true,
  'pods marked for deletion': (before, now) => before?.deleting !== true && now?.deleting === true,
};

interface Wave {
  readonly at: number;
  readonly count: number;
}

function wavesOf(moments: readonly Moment[], happens: Happening): readonly Wave[] {
  const waves: { at: number; last: number; count: number }[] = [];
  for (const [index, { at, state }] of moments.entries()) {
    const before = moments[index - 1]?.state;
    if (before === undefined) continue;
    for (const [id, now] of state) {
      if (!id.startsWith('Pod/') || !happens(before.get(id), now)) continue;
      const wave = waves.at(-1);
      if (wave === undefined || at - wave.last > REST) waves.push({ at, last: at, count: 1 });
      else {
        wave.count += 1;
        wave.last = at;
      }
    }
  }
  return waves;
}

function waveWords(waves: readonly Wave[]): string {
  return waves.map(({ at, count }) => `${String(count)} after ${seconds(at)}`).join(', ') || 'none';
}

/** What an observer may count on; counts of pods themselves run over it for milliseconds. */
const BOUNDS: Readonly<Record<string, (moments: readonly Moment[]) => number>> = {
  'least available': (moments) =>
    Math.min(...moments.map(({ state }) => sumOf(state, 'Deployment/', 'available'))),
  'most asked of the sets': (moments) =>
    Math.max(...moments.map(({ state }) => sumOf(state, 'ReplicaSet/', 'replicas'))),
};

function sumOf(state: State, kind: string, field: string): number {
  return [...state]
    .filter(([id]) => id.startsWith(kind))
    .reduce((sum, [, fields]) => sum + Number(fields[field] ?? 0), 0);
}

/** The scheduler's words; how often it says them is chance. */
function compareFailures(recording: Recording, failures: readonly string[]): readonly Checkpoint[] {
  const expected = new Set(
    recording.records.flatMap(({ kind, name, reason, obj, message, unschedulable }) => {
      // The event of a message may be dropped as one of too many; the pod's condition has it too.
      if (kind === 'Pod')
        return typeof unschedulable === 'string' ? `${name}: ${unschedulable}` : [];
      if (kind !== 'Event' || reason !== 'FailedScheduling') return [];
      return `${String(obj).replace('Pod/', '')}: ${String(message)}`;
    }),
  );
  const got = new Set(failures);
  return [...new Set([...expected, ...got])].map((words) => {
    const id = `FailedScheduling of ${words.slice(0, words.indexOf(':'))}`;
    if (expected.has(words) && got.has(words)) return { id };
    return {
      id,
      difference: `${expected.has(words) ? 'not said' : 'only the model says'}: ${words}`,
    };
  });
}
