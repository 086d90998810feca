import { describe, expect, it } from 'vitest';
import type { Recording } from '../../../../src/recording/recording.ts';
import type { RunReport, RunSpec, WasiHost } from '../../../../src/wasi/api.ts';
import { failure } from '../../../../src/wasi/failures.ts';
import { measure, type Plan, type Stage } from '../../../../src/widgets/noisy-neighbour/measure.ts';

const PLAN: Plan = { module: '/burn.wasm', neighbours: 2, runs: 3, primes: 777 };

function report(took: number, why?: RunReport['failure']): RunReport {
  const recording: Recording = {
    title: '',
    lanes: [],
    spans: [{ lane: 'm', name: 'run', start: 1, end: 1 + took, provenance: { kind: 'measured' } }],
    events: [],
  };
  const rest = { stdout: '', stderr: '', exitCode: 0, calls: [], callCount: 0, cut: false };
  const none = { counts: [], files: {} };
  return { recording, failure: why, ...none, wall: took, bytes: 1, ...rest };
}

/** A floor of hosts: a run takes as many milliseconds as hosts are running at its start. */
function floor(fail?: (spec: RunSpec) => boolean) {
  let running = 0;
  let most = 0;
  const open: string[] = [];
  const openHost = (): WasiHost => {
    const name = String(open.push('open') - 1);
    return {
      async run(spec, watch, signal) {
        running += 1;
        most = Math.max(most, running);
        const took = running;
        watch?.onPhase?.('instantiate');
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        if (signal?.aborted === true) return report(took, failure('stopped'));
        return report(took, fail?.(spec) === true ? failure('not-found') : undefined);
      },
      type: () => undefined,
      endInput: () => undefined,
      close() {
        open[Number(name)] = 'closed';
      },
    };
  };
  return { openHost, open, most: () => most, running: () => running };
}

describe('measure', () => {
  it('times runs alone, then beside busy neighbours, and lets everything end', async () => {
    const { openHost, open, most, running } = floor();
    const stages: Stage[] = [];
    const end = await measure(
      openHost,
      PLAN,
      (stage) => stages.push(stage),
      new AbortController().signal,
    );
    expect(end.failure).toBeUndefined();
    expect(end.alone).toEqual([1, 1, 1]);
    expect(end.beside).toHaveLength(3);
    expect(Math.max(...end.beside)).toBeGreaterThan(1);
    expect(most()).toBe(3);
    expect([...new Set(stages)]).toEqual(['starting', 'alone', 'beside']);
    expect(open).toEqual(['closed', 'closed', 'closed']);
    expect(running()).toBe(0);
  });

  it('can be stopped in the middle, and keeps what it has', async () => {
    const { openHost, open, running } = floor();
    const stop = new AbortController();
    const tell = (stage: Stage, { beside }: { beside: readonly number[] }) => {
      if (stage === 'beside' && beside.length === 1) stop.abort();
    };
    const end = await measure(openHost, PLAN, tell, stop.signal);
    expect(end.failure?.kind).toBe('stopped');
    expect(end.alone).toHaveLength(3);
    expect(end.beside).toHaveLength(1);
    expect(new Set(open)).toEqual(new Set(['closed']));
    expect(running()).toBe(0);
  });

  it('ends where a neighbour has died: alone, the module would only look undisturbed', async () => {
    const { openHost, open } = floor((spec) => spec.args?.[0] === '400000');
    const end = await measure(openHost, PLAN, () => undefined, new AbortController().signal);
    expect(end.failure?.kind).toBe('not-found');
    expect(new Set(open)).toEqual(new Set(['closed']));
  });

  it('ends where the module can’t run', async () => {
    const { openHost, open } = floor((spec) => spec.args?.[0] === '777');
    const end = await measure(openHost, PLAN, () => undefined, new AbortController().signal);
    expect(end).toMatchObject({ failure: { kind: 'not-found' }, alone: [], beside: [] });
    expect(new Set(open)).toEqual(new Set(['closed']));
  });
});
