import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  countsInWords,
  countsOf,
  stageSpans,
} from '../../../../../src/sim/kube/recorded/stages.ts';
import { recordedCluster } from '../../../../../src/widgets/recorded-cluster/params.ts';
import type { Fields } from '../../../../../src/sim/kube/recorded/states.ts';
import { compareRun } from '../../../../../src/widgets/recorded-cluster/compared.ts';
import { RUNS } from '../../../../../src/widgets/recorded-cluster/runs.ts';
import { readRecording } from '../../../../recordings/recording.ts';

const provenance = { kind: 'simulated', model: 'cluster', parameters: '' } as const;
const pod = (fields: Record<string, unknown>) => ({ owner: 'ReplicaSet/web', ...fields });

describe('the stages of pods', () => {
  it('are counted by owner', () => {
    const state = new Map<string, Fields>([
      ['Pod/a', pod({ phase: 'Running', ready: true, node: 'n1' })],
      ['Pod/b', pod({ phase: 'Running', ready: true, node: 'n2' })],
      ['Pod/c', pod({ phase: 'Pending' })],
      ['Pod/d', pod({ phase: 'Running', ready: true, node: 'n2', deleting: true })],
      ['Pod/alone', { phase: 'Failed', node: 'n1' }],
    ]);
    expect(countsInWords(countsOf(state))).toBe('alone: 1 failed; web: 1 waits, 2 ready, 1 ends');
  });

  it('become spans that end where a count changes', () => {
    const at = (time: number, count: number) => ({
      at: time,
      state: new Map(
        Array.from({ length: count }, (_, index) => [
          `Pod/${String(index)}`,
          pod({ phase: 'Pending' }),
        ]),
      ),
    });
    const spans = stageSpans([at(-5, 1), at(10, 2), at(20, 2), at(30, 0)], 'lane', provenance, 50);
    expect(spans.map(({ start, end, detail }) => [start, end, detail])).toEqual([
      [0, 10, '1 pod'],
      [10, 30, '2 pods'],
    ]);
  });
});

describe('the recordings that a reader can choose', () => {
  const folder = new URL('../../../../../content/recordings/', import.meta.url);

  it('are those that lie there, each in its form', () => {
    const read = readdirSync(folder).map((file) =>
      readRecording(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(read.map(({ scenario }) => scenario).sort()).toEqual(Object.keys(RUNS).sort());
    expect(Object.keys(recordedCluster.params.run.options).sort()).toEqual(
      Object.keys(RUNS).sort(),
    );
  });

  it.each(Object.values(RUNS).map((run) => [run.scenario, run] as const))(
    '%s: the model comes to every state at rest, about as late',
    (_, run) => {
      const { rests } = compareRun(run);
      expect(rests.length).toBeGreaterThan(0);
      for (const { words, recorded, simulated } of rests) {
        expect(simulated, words).toBeDefined();
        expect(Math.abs((simulated ?? 0) - recorded), words).toBeLessThan(
          Math.max(350, 0.15 * recorded),
        );
      }
    },
  );
});
