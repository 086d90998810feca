/** The figure's pure parts: settings to scenario, operations from a link, a real run on the same clock. */

import { describe, expect, it } from 'vitest';
import { initialValues } from '../../../../src/widgets/params.ts';
import type { Recording } from '../../../../src/recording/recording.ts';
import { dockerRun, runtimeCalled } from '../../../../src/sim/oci/docker-run.ts';
import { containerStartWidget } from '../../../../src/widgets/container-start/params.ts';
import {
  beside,
  perform,
  PRESETS,
  readOperations,
  scenarioOf,
  summary,
} from '../../../../src/widgets/container-start/scenario.ts';

const VALUES = initialValues(containerStartWidget.params);
const start = (change: Partial<typeof VALUES>) =>
  dockerRun(scenarioOf({ ...VALUES, ...change }), VALUES.seed);

describe('presets', () => {
  it('go from all layers over some to none', () => {
    const pulled = Object.values(PRESETS).map(
      (preset) => start(preset).layers.filter((layer) => !layer.present).length,
    );
    expect(pulled).toEqual([3, 2, 0]);
  });
});

describe('the sum in words', () => {
  it('names what a warm start takes, and no image', () => {
    expect(summary(start({ present: 'self', application: 'static' }))).toBe(
      '570\u00A0ms until your program’s first line: 540\u00A0ms for the engine’s programs, 33\u00A0ms for the runtime.',
    );
  });

  it('of a runtime alone names nothing else', () => {
    expect(summary(start({ engine: 'none', application: 'static' }))).toBe(
      '33\u00A0ms until your program’s first line: 33\u00A0ms for the runtime.',
    );
  });
});

describe('a real run beside', () => {
  const real: Recording = {
    title: 'crun',
    lanes: [{ id: 'real', name: 'crun, recorded', layer: 'container', goal: 'started' }],
    spans: [
      {
        lane: 'real',
        name: 'create',
        start: 0,
        end: 12,
        provenance: { kind: 'recorded', machine: 'an emulated PC', date: '2026-11-21' },
      },
    ],
    events: [],
  };

  it('begins when the simulated runtime is first called', () => {
    const run = start({});
    const both = beside(run, real);
    const called = runtimeCalled(run);
    expect(both.spans.at(-1)).toMatchObject({ lane: 'real', start: called, end: called + 12 });
    expect(both.lanes).toHaveLength(run.recording.lanes.length + 1);
    expect(beside(run, undefined)).toBe(run.recording);
  });
});

describe('operations from a link', () => {
  it('are read in order, and what isn’t one is named', () => {
    expect(readOperations(' create,start , reboot,kill')).toEqual({
      operations: ['create', 'start', 'kill'],
      unknown: ['reboot'],
    });
    expect(readOperations('').operations).toEqual([]);
  });

  it('go on after an error from the state that was', () => {
    const done = perform(['start', 'create', 'create', 'start', 'delete'], 'none');
    expect(done.map(({ status, error }) => `${status}${error === undefined ? '' : '!'}`)).toEqual([
      'none!',
      'created',
      'created!',
      'running',
      'running!',
    ]);
  });
});
