import { describe, expect, it } from 'vitest';
import { KEPT_CALLS } from '../../../../src/wasi/limits.ts';
import { decode } from '../../../../src/wasi/trace/decode.ts';
import { Tracer } from '../../../../src/wasi/trace/tracer.ts';

const LENGTHS = { arguments: [], environment: [] };

function listening() {
  let time = 0;
  const tracer = new Tracer({
    now: () => (time += 1),
    isDenied: (name) => name === 'random_get',
    lengths: LENGTHS,
  });
  const calls = tracer.wrap({
    fd_close: (fd) => (Number(fd) > 3 ? 8 : 0),
    sched_yield: () => 0,
    random_get: () => 76,
  });
  return { tracer, calls };
}

describe('Tracer', () => {
  it('counts every call, and keeps the latest', () => {
    const { tracer, calls } = listening();
    for (let fd = 0; fd < 3 * KEPT_CALLS; fd++) calls.fd_close?.(fd);
    calls.sched_yield?.();
    expect(tracer.total).toBe(3 * KEPT_CALLS + 1);
    expect(tracer.counts()).toEqual([
      { name: 'fd_close', calls: 6000, refused: 5996, took: 6000 },
      { name: 'sched_yield', calls: 1, refused: 0, took: 1 },
    ]);
    const kept = tracer.latest(Infinity).map(decode);
    expect(kept).toHaveLength(KEPT_CALLS);
    expect(kept.at(-1)?.name).toBe('sched_yield');
    expect(kept[0]?.args).toBe(`fd ${String(2 * KEPT_CALLS + 1)}`);
    expect(
      tracer
        .latest(2)
        .map(decode)
        .map((call) => call.args),
    ).toEqual(['fd 5999', '']);
  });

  it('tells what the reader denied from other refusals', () => {
    const { tracer, calls } = listening();
    calls.random_get?.(0, 4);
    calls.fd_close?.(9);
    expect(
      tracer
        .latest(2)
        .map(decode)
        .map((call) => [call.result, call.denied]),
    ).toEqual([
      ['NOTCAPABLE', true],
      ['BADF', false],
    ]);
  });

  it('records a call that waits once it is answered', () => {
    const { tracer } = listening();
    tracer.begin('fd_read', [0, 0, 0, 0]);
    expect(tracer.total).toBe(0);
    tracer.end(0);
    expect(tracer.latest(9).map(decode)).toMatchObject([
      { name: 'fd_read', result: 'SUCCESS', took: 1 },
    ]);
  });

  it('keeps as many whole calls while another one waits', () => {
    const { tracer, calls } = listening();
    for (let fd = 0; fd < KEPT_CALLS; fd++) calls.fd_close?.(fd);
    tracer.begin('fd_read', [0, 0, 0, 0]);
    const kept = tracer.latest(Infinity).map(decode);
    expect(kept).toHaveLength(KEPT_CALLS);
    expect(kept[0]).toMatchObject({ name: 'fd_close', args: 'fd 0' });
  });

  it('looks at memory anew where it has grown', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const tracer = new Tracer({ now: () => 0, isDenied: () => false, lengths: LENGTHS });
    tracer.attach(memory);
    const calls = tracer.wrap({ path_unlink_file: () => 0 });
    calls.path_unlink_file?.(3, 10, 1);
    memory.grow(1);
    new Uint8Array(memory.buffer)[70_000] = 0x61;
    calls.path_unlink_file?.(3, 70_000, 1);
    expect(tracer.latest(1).map(decode)[0]?.args).toBe('fd 3, "a"');
  });
});
