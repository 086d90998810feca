/** Cold runs each get a host of their own, warm runs share one; failures and Stop end a race early. */

import { describe, expect, it } from 'vitest';
import type { Failure, RunReport, WasiHost } from '../../../../src/wasi/api.ts';
import { EMPTY } from '../../../../src/recording/recording.ts';
import { runModule } from '../../../../src/widgets/cold-start-race/run-module.ts';

const SPEC = { module: '/modules/hello.wasm' };
const TRAP: Failure = { kind: 'trap', what: 'It trapped', advice: 'Look at the code' };
const STOPPED: Failure = { kind: 'stopped', what: 'Stopped', advice: 'Run it again' };

function report(failure?: Failure): RunReport {
  return {
    recording: EMPTY,
    stdout: '',
    cut: false,
    stderr: '',
    exitCode: failure ? undefined : 0,
    failure,
    calls: [],
    callCount: 0,
    counts: [],
    files: {},
    wall: 1,
    bytes: 1,
  };
}

/** Hosts that count how they are used; `answer` gives the report of the n-th run, from 1. */
function hosts(answer: (n: number) => RunReport = () => report()) {
  const seen = { opened: 0, closed: 0, runs: 0 };
  const open = (): WasiHost => {
    seen.opened += 1;
    return {
      run(_spec, _watch, signal) {
        seen.runs += 1;
        return Promise.resolve(signal?.aborted === true ? report(STOPPED) : answer(seen.runs));
      },
      type: nothing,
      endInput: nothing,
      close() {
        seen.closed += 1;
      },
    };
  };
  return { open, seen };
}

const nothing = () => undefined;

describe('runModule', () => {
  it('opens and closes a host for each cold run', async () => {
    const { open, seen } = hosts();
    const end = await runModule(open, { spec: SPEC, runs: 3, cold: true }, nothing, forever());
    expect(end.reports).toHaveLength(3);
    expect(seen).toEqual({ opened: 3, closed: 3, runs: 3 });
  });

  it('keeps one host for warm runs and doesn’t count the first', async () => {
    const { open, seen } = hosts();
    const end = await runModule(open, { spec: SPEC, runs: 3, cold: false }, nothing, forever());
    expect(end.reports).toHaveLength(3);
    expect(seen).toEqual({ opened: 1, closed: 1, runs: 4 });
  });

  it('tells of each run as it ends', async () => {
    const counts: number[] = [];
    const { open } = hosts();
    await runModule(
      open,
      { spec: SPEC, runs: 3, cold: true },
      (reports) => counts.push(reports.length),
      forever(),
    );
    expect(counts).toEqual([1, 2, 3]);
  });

  it.each([true, false])('ends at a failure and says why (cold: %s)', async (cold) => {
    const { open, seen } = hosts((n) => (n === 2 ? report(TRAP) : report()));
    const end = await runModule(open, { spec: SPEC, runs: 5, cold }, nothing, forever());
    expect(end.failure).toBe(TRAP);
    expect(seen.runs).toBe(2);
    expect(seen.closed).toBe(seen.opened);
  });

  it('keeps what was run when the reader stops it', async () => {
    const { open, seen } = hosts();
    const stop = new AbortController();
    const end = await runModule(
      open,
      { spec: SPEC, runs: 5, cold: true },
      (reports) => {
        if (reports.length === 2) stop.abort();
      },
      stop.signal,
    );
    expect(end).toMatchObject({ failure: undefined });
    expect(end.reports).toHaveLength(2);
    expect(seen.closed).toBe(seen.opened);
  });

  it('a stop in the middle of a run is no failure', async () => {
    const stop = new AbortController();
    const { open } = hosts(() => {
      stop.abort();
      return report(STOPPED);
    });
    const end = await runModule(open, { spec: SPEC, runs: 5, cold: true }, nothing, stop.signal);
    expect(end).toEqual({ reports: [], failure: undefined });
  });
});

function forever(): AbortSignal {
  return new AbortController().signal;
}
