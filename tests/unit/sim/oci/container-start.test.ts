/** The container-start model agrees with the totals it cites and keeps the order of the OCI runtime specification. */

import { describe, expect, it } from 'vitest';
import { duration, laneEnd, type Recording } from '../../../../src/recording/recording.ts';
import { containerStart, type ContainerScenario } from '../../../../src/sim/oci/container-start.ts';
import { pullLayers } from '../../../../src/sim/oci/pull.ts';
import { parametersOf } from '../../../../src/sim/oci/sources.ts';
import { misfit } from '../../../../src/sim/oci/words.ts';

const COLD: ContainerScenario = {
  image: 'debian-slim',
  cache: 'cold',
  bandwidth: 100,
  latency: 100,
  runtime: 'runc',
  engine: 'docker',
  application: 'static',
};
const WARM: ContainerScenario = { ...COLD, cache: 'warm' };

const names = (recording: Recording) => recording.spans.map((span) => span.name);
const ready = (recording: Recording) => recording.events.find((e) => e.name === 'ready')?.at;
const length = (recording: Recording, name: string) => {
  const span = recording.spans.find((s) => s.name === name);
  return span && duration(span);
};

describe('totals that are cited', () => {
  it('a warm docker run takes 568 ms', () => {
    expect(ready(containerStart(WARM, 0))).toBeCloseTo(568, 6);
  });

  it.each([
    ['crun', 17],
    ['runc', 33],
  ] as const)('%s alone takes %d ms', (runtime, total) => {
    expect(ready(containerStart({ ...WARM, runtime, engine: 'none' }, 0))).toBeCloseTo(total, 6);
  });

  it('pulling 30 MB at 100 Mbit/s takes 2.4 s, unpacking at 60 MB/s half a second', () => {
    const recording = containerStart(COLD, 0);
    expect(length(recording, 'resolve')).toBe(300);
    expect(length(recording, 'pull')).toBeCloseTo(2400, 6);
    expect(length(recording, 'unpack')).toBeCloseTo(500, 6);
  });
});

describe('steps', () => {
  it('go in the order of the runtime specification', () => {
    expect(names(containerStart({ ...COLD, application: 'node' }, 0))).toEqual([
      'resolve',
      'pull',
      'unpack',
      'engine',
      'create',
      'start',
      'application',
    ]);
  });

  it('leave out what a warm machine, a bare runtime and a static program don’t need', () => {
    expect(names(containerStart({ ...WARM, engine: 'none' }, 0))).toEqual(['create', 'start']);
  });

  it('sum up to the end where the image has one layer', () => {
    const recording = containerStart(COLD, 0);
    const sum = recording.spans.reduce((total, span) => total + duration(span), 0);
    expect(sum).toBeCloseTo(ready(recording) ?? Number.NaN, 6);
  });

  it('pull less where the base is there, and nothing where the image is the base', () => {
    const whole = length(containerStart({ ...COLD, image: 'node-slim' }, 0), 'pull');
    const above = length(containerStart({ ...COLD, image: 'node-slim', cache: 'base' }, 0), 'pull');
    expect(whole).toBeCloseTo(6000, 6);
    expect(above).toBeCloseTo(3600, 6);
    expect(names(containerStart({ ...COLD, cache: 'base' }, 0))).not.toContain('pull');
  });

  it('each say what happens and where the figure is from', () => {
    const recording = containerStart({ ...COLD, image: 'node', application: 'node' }, 0);
    for (const span of recording.spans) expect(span.detail).toMatch(/[Ss]ource: /);
  });

  it('end at the lane’s goal', () => {
    const recording = containerStart(COLD, 0);
    const lane = recording.lanes[0];
    expect(lane && laneEnd(recording, lane)).toBe(ready(recording));
  });

  it('are all simulated, and say with which settings', () => {
    for (const { provenance } of containerStart(COLD, 0).spans) {
      expect(provenance).toMatchObject({
        kind: 'simulated',
        parameters: 'docker, debian-slim, 100\u00A0Mbit/s',
      });
    }
  });
});

describe('layers', () => {
  const line = { bandwidth: 1, unpackRate: 2, atOnce: 3 };

  it('share the line, three at once, and are unpacked from the lowest up', () => {
    // 6, 2 and 4 share until 2 is through at 6; then 3 joins: 4, 2, 3 left, 2 through at 12; and so on.
    const times = pullLayers([6, 2, 4, 3], line);
    expect(times.pulled).toBeCloseTo(15, 9);
    // The lowest is the largest and the last to arrive: all unpacking waits for it.
    const ends = times.unpacks.map(({ end }) => end);
    expect(times.unpacks[0]?.start).toBeCloseTo(15, 9);
    expect(ends).toEqual([18, 19, 21, 22.5]);
  });

  it('are unpacked while others are still under way', () => {
    const times = pullLayers([1, 9], line);
    expect(times.pulled).toBeCloseTo(10, 9);
    expect(times.unpacks).toEqual([
      { start: 2, end: 2.5 },
      { start: 10, end: 14.5 },
    ]);
  });
});

describe('words', () => {
  it('list the sources of what is used and of nothing else', () => {
    const used = (scenario: ContainerScenario) => parametersOf(scenario).map((p) => p.name);
    expect(used(COLD)).toContain('Unpacking');
    expect(used(WARM)).not.toContain('Unpacking');
    expect(used({ ...WARM, application: 'python3' })).toContain('Start of python3');
  });

  it('say when an image can’t hold the application', () => {
    expect(misfit({ ...COLD, application: 'python3' })).toMatch(/debian-slim holds no python3/);
    expect(misfit({ ...COLD, image: 'python-slim', application: 'python3' })).toBeUndefined();
  });
});
