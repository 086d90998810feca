import { describe, expect, it, vi } from 'vitest';
import type { RunReport, RunSpec, WasiHost } from '../../../src/wasi/api.ts';
import { openLazyHost } from '../../../src/wasi/lazy-host.ts';

const SPEC: RunSpec = { module: '/a.wasm' };
const REPORT = { exitCode: 0 } as RunReport;

function hosts() {
  const run = vi.fn<WasiHost['run']>().mockResolvedValue(REPORT);
  const close = vi.fn<WasiHost['close']>();
  const openHost = vi.fn(() => ({ run, close, type: vi.fn(), endInput: vi.fn() }));
  return { openHost, run, close };
}

describe('openLazyHost', () => {
  it('loads nothing before a run, and opens one host for all of its runs', async () => {
    const { openHost, run } = hosts();
    const load = vi.fn(() => Promise.resolve({ openHost }));
    const host = openLazyHost(load);
    expect(load).not.toHaveBeenCalled();
    await expect(host.run(SPEC)).resolves.toBe(REPORT);
    await host.run(SPEC);
    expect(openHost).toHaveBeenCalledOnce();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('says where its code doesn’t arrive, and asks for it again at the next run', async () => {
    const { openHost } = hosts();
    const load = vi
      .fn<() => Promise<{ openHost: () => WasiHost }>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue({ openHost });
    const host = openLazyHost(load);
    const { failure, exitCode } = await host.run(SPEC);
    expect(exitCode).toBeUndefined();
    expect(failure).toMatchObject({
      kind: 'host-not-loaded',
      cause: 'TypeError: Failed to fetch',
    });
    await expect(host.run(SPEC)).resolves.toBe(REPORT);
  });

  it('starts nothing where it was closed while its code came', async () => {
    const { openHost, run, close } = hosts();
    const host = openLazyHost(() => Promise.resolve({ openHost }));
    const report = host.run(SPEC);
    host.close();
    await report;
    expect(close.mock.invocationCallOrder[0]).toBeLessThan(run.mock.invocationCallOrder[0] ?? 0);
  });
});
