/** docker run's actors agree with the sums that are cited, and with the order of the specifications. */

import { describe, expect, it } from 'vitest';
import { duration, laneEnd, type Recording } from '../../../../src/recording/recording.ts';
import { containerStart } from '../../../../src/sim/oci/container-start.ts';
import { dockerRun, runtimeCalled, type RunScenario } from '../../../../src/sim/oci/docker-run.ts';
import { layersOf } from '../../../../src/sim/oci/image-layers.ts';
import { parametersOfRun } from '../../../../src/sim/oci/sources.ts';

const COLD: RunScenario = {
  image: 'python-slim',
  present: [],
  bandwidth: 100,
  latency: 100,
  atOnce: 3,
  runtime: 'runc',
  engine: 'docker',
  application: 'static',
};
const WARM: RunScenario = { ...COLD, present: ['python-slim'] };

const ready = (recording: Recording) => {
  const lane = recording.lanes.find((l) => l.id === 'process');
  return (lane && laneEnd(recording, lane)) ?? Number.NaN;
};
const spans = (recording: Recording, lane: string, name: string) =>
  recording.spans.filter((span) => span.lane === lane && span.name === name);

describe('with the image present', () => {
  it.each(['docker', 'containerd', 'none'] as const)(
    '%s takes what the simpler model says, whose sums are cited',
    (engine) => {
      const simple = containerStart({ ...WARM, engine, cache: 'warm' }, 0);
      const { recording } = dockerRun({ ...WARM, engine }, 0);
      const end = simple.lanes[0] && laneEnd(simple, simple.lanes[0]);
      expect(ready(recording)).toBeCloseTo(end ?? Number.NaN, 6);
    },
  );

  it('asks no registry', () => {
    const { recording } = dockerRun(WARM, 0);
    expect(recording.spans.filter((span) => span.lane === 'registry')).toEqual([]);
  });
});

describe('a pull', () => {
  it('asks four times before the first layer, one round trip each', () => {
    const { recording } = dockerRun(COLD, 0);
    const requests = spans(recording, 'registry', 'request');
    expect(requests.map((span) => span.start)).toEqual([0, 100, 200, 300, 400]);
    expect(spans(recording, 'registry', 'layer')[0]?.start).toBe(400);
  });

  it('brings only the layers that another image hasn’t brought', () => {
    const { recording, layers } = dockerRun({ ...COLD, present: ['nginx'] }, 0);
    expect(layers.map((layer) => layer.present)).toEqual([true, false, false]);
    expect(spans(recording, 'registry', 'layer')).toHaveLength(2);
    expect(layersOf('python-slim', ['node-alpine']).some((layer) => layer.present)).toBe(false);
  });

  it('of an image whose layers are all here asks for nothing but manifest and config', () => {
    const { recording } = dockerRun({ ...COLD, image: 'debian-slim', present: ['nginx'] }, 0);
    expect(spans(recording, 'registry', 'layer')).toEqual([]);
    expect(spans(recording, 'registry', 'request')).toHaveLength(5);
    expect(ready(recording)).toBeCloseTo(500 + 568, 6);
  });

  it('one layer at a time takes longer where layers have to wait for their first byte', () => {
    const last = (atOnce: number) =>
      Math.max(
        ...spans(dockerRun({ ...COLD, atOnce }, 0).recording, 'registry', 'layer').map(
          (span) => span.end,
        ),
      );
    expect(last(1) - last(3)).toBeCloseTo(200, 6);
  });
});

describe('the order', () => {
  it('is creating, created, running, and the runtime is there only at the first and last step', () => {
    const { recording, states } = dockerRun(WARM, 0);
    expect(states.map((state) => state.status)).toEqual(['creating', 'created', 'running']);
    const [create] = spans(recording, 'runtime', 'create');
    const [start] = spans(recording, 'runtime', 'start');
    const [network] = spans(recording, 'dockerd', 'network');
    expect([create?.start, create?.end]).toEqual(states.slice(0, 2).map((state) => state.at));
    expect(start?.end).toBe(states[2]?.at);
    expect(network?.start).toBe(create?.end);
    expect(network?.end).toBeLessThan(start?.start ?? 0);
    expect(runtimeCalled(dockerRun(WARM, 0))).toBe(create?.start);
  });

  it('of messages goes from the command to the runtime', () => {
    const { messages } = dockerRun(WARM, 0);
    expect(messages.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'client dockerd',
      'dockerd containerd',
      'client dockerd',
      'dockerd containerd',
      'containerd shim',
      'shim runtime',
      'dockerd containerd',
      'containerd shim',
      'shim runtime',
    ]);
  });

  it('has no docker and no dockerd where containerd is asked', () => {
    const { recording } = dockerRun({ ...COLD, engine: 'containerd' }, 0);
    expect(recording.lanes.map((lane) => lane.id)).not.toContain('dockerd');
    const waits = spans(recording, 'client', 'waits for the image')[0];
    const pull = spans(recording, 'containerd', 'pull')[0];
    expect(waits && pull && duration(waits) - duration(pull)).toBe(0);
  });
});

describe('sources', () => {
  const names = (scenario: RunScenario) => parametersOfRun(scenario).map(({ name }) => name);

  it('of a pull are left out where nothing is pulled', () => {
    expect(names(COLD)).toContain('Size of python-slim, compressed');
    for (const scenario of [WARM, { ...COLD, engine: 'none' as const }]) {
      expect(names(scenario)).not.toContain('Layers pulled at once');
    }
  });

  it('name each engine’s own default of layers at once', () => {
    const source = (engine: RunScenario['engine']) =>
      parametersOfRun({ ...COLD, engine }).find(({ name }) => name === 'Layers pulled at once');
    expect(source('docker')?.fact.source).toContain('dockerd');
    expect(source('containerd')?.fact.source).toContain('containerd');
  });
});
