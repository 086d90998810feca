/** The median run is a run that was; the spread comes from all of them. */

import { describe, expect, it } from 'vitest';
import { duration, laneEnd, type Recording } from '../../../../src/recording/recording.ts';
import {
  medianRun,
  moduleLane,
  race,
  raceResults,
  spreads,
  total,
  type Run,
} from '../../../../src/widgets/cold-start-race/race.ts';

/** A run that fetches and runs, with its output in the middle of the running. */
function run(fetch: number, work: number, means = false): Run {
  const lane = 'module';
  const provenance = { kind: 'measured', runs: 1 } as const;
  const mean = { kind: 'measured', method: 'mean of 1,000 repetitions' } as const;
  return {
    recording: {
      title: 'run',
      lanes: [{ id: lane, name: 'module', layer: 'module', goal: 'first output' }],
      spans: [
        { lane, name: 'fetch', start: 0, end: fetch, provenance },
        {
          lane,
          name: 'run',
          start: fetch,
          end: fetch + work,
          provenance: means ? mean : provenance,
        },
      ],
      events: [{ lane, name: 'first output', at: fetch + work / 2, provenance }],
    },
  };
}

const CONTAINER: Recording = {
  title: 'container',
  lanes: [{ id: 'container', name: 'container', layer: 'container', goal: 'ready' }],
  spans: [],
  events: [
    {
      lane: 'container',
      name: 'ready',
      at: 600,
      provenance: { kind: 'simulated', model: 'm', parameters: 'p' },
    },
  ],
};

describe('medianRun', () => {
  const [slow, quick, middle] = [run(9, 2), run(1, 2), run(4, 2)];

  it('is the run in the middle, not a mean', () => {
    expect(medianRun([slow, quick, middle])).toBe(middle);
  });

  it('is the faster of the two in the middle of an even number', () => {
    expect(medianRun([slow, run(5, 2), middle, quick])).toBe(middle);
  });

  it('is nothing where nothing ran', () => {
    const none: Run[] = [];
    expect(medianRun(none)).toBeUndefined();
  });
});

describe('spreads', () => {
  it('holds, phase by phase, where nine in ten runs lie', () => {
    const runs = Array.from({ length: 21 }, (_, i) => run(i, 5));
    expect(spreads(runs).get('fetch')).toEqual({ runs: 21, p5: 1, p95: 19 });
    expect(spreads(runs).get('run')).toEqual({ runs: 21, p5: 5, p95: 5 });
  });
});

describe('moduleLane', () => {
  it('keeps the median run’s own times, so that they sum up', () => {
    const lane = moduleLane([run(9, 2), run(1, 8), run(4, 2)]);
    expect(lane.spans.map((span) => [span.start, span.end])).toEqual([
      [0, 4],
      [4, 6],
    ]);
    expect(lane.spans.reduce((sum, span) => sum + duration(span), 0)).toBe(6);
  });

  it('says how many runs it stands for, and keeps how a phase was read', () => {
    const lane = moduleLane([run(1, 2, true), run(1, 2, true)]);
    expect(lane.spans[0]?.provenance).toEqual({ kind: 'measured', runs: 2 });
    expect(lane.spans[1]?.provenance).toEqual({
      kind: 'measured',
      runs: 2,
      method: 'mean of 1,000 repetitions',
    });
  });

  it('shows no spread for one run', () => {
    expect(moduleLane([run(1, 2)]).spans[0]).not.toHaveProperty('spread');
  });

  it('is an empty lane before anything has run', () => {
    const lane = moduleLane([]);
    expect(lane.lanes).toHaveLength(1);
    expect(lane.spans).toEqual([]);
  });
});

describe('race', () => {
  it('puts both lanes on one clock, each with its goal', () => {
    const both = race([run(4, 2)], CONTAINER);
    expect(both.lanes.map((lane) => laneEnd(both, lane))).toEqual([5, 600]);
  });

  it('gives figures that a page can quote', () => {
    const results = raceResults([run(4, 2), run(2, 2), run(12, 2)], CONTAINER);
    expect(results).toMatchObject({
      module: 5,
      container: 600,
      factor: 120,
      runs: 3,
      fastest: 3,
      slowest: 13,
      fetch: 4,
      run: 2,
    });
    expect(raceResults([], CONTAINER)).toEqual({});
    expect(total(run(4, 2))).toBe(5);
  });
});
