import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openHost, type WorkerLike } from '../../../src/wasi/host.ts';
import type { FromWorker, RunOrder } from '../../../src/wasi/protocol.ts';

vi.mock('../../../src/wasi/worker.ts?worker&inline', () => ({ default: undefined }));

type Script = (order: RunOrder, say: (message: unknown) => void) => void;

/** Workers that answer as the test says; `ended` counts those that were terminated. */
function workers(script: Script) {
  const state = { started: 0, ended: 0 };
  const spawn = (): WorkerLike => {
    state.started += 1;
    const target = new EventTarget();
    return Object.assign(target, {
      postMessage(order: RunOrder) {
        script(order, (data) => target.dispatchEvent(new MessageEvent('message', { data })));
      },
      terminate() {
        state.ended += 1;
      },
    });
  };
  return { spawn, state };
}

const rest = { files: { a: 'b' }, cut: false };
const finish: Script = ({ id }, say) => {
  const end: FromWorker = { type: 'end', id, exitCode: 0, ...rest, bytes: 9 };
  say({ type: 'phase', id, name: 'ask worker', end: performance.timeOrigin + performance.now() });
  say({ type: 'output', id, stream: 'stdout', text: 'hi', at: 0 });
  say(end);
};

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'http://site.test/lessons/x/' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('openHost', () => {
  it('runs one after another on one worker; the first run is the cold one', async () => {
    const { spawn, state } = workers(finish);
    const host = openHost(spawn);
    const [cold, warm] = await Promise.all([
      host.run({ module: '/a.wasm' }),
      host.run({ module: '/a.wasm' }),
    ]);
    expect(cold).toMatchObject({
      stdout: 'hi',
      exitCode: 0,
      failure: undefined,
      files: { a: 'b' },
      bytes: 9,
    });
    expect(cold.recording.spans[0]?.name).toBe('start worker');
    expect(warm.recording.spans[0]?.name).toBe('ask worker');
    expect(state).toEqual({ started: 1, ended: 0 });
  });

  it('asks for the module by its full address, with its name as the first argument', async () => {
    const orders: RunOrder[] = [];
    const { spawn } = workers((order, say) => {
      orders.push(order);
      finish(order, say);
    });
    await openHost(spawn).run({ module: '../hello.wasm', args: ['x'] });
    expect(orders[0]).toMatchObject({ module: 'http://site.test/lessons/hello.wasm' });
    expect(orders[0]?.given.args).toEqual(['hello.wasm', 'x']);
  });

  it('ends a run that goes on too long, and starts anew for the next', async () => {
    let answers = false;
    const { spawn, state } = workers((order, say) => {
      say({ type: 'starts', id: order.id });
      if (answers) finish(order, say);
    });
    const host = openHost(spawn);
    const late = await host.run({ module: '/a.wasm', limits: { time: 5 } });
    expect(late.failure?.kind).toBe('timeout');
    expect(late.exitCode).toBeUndefined();
    expect(state.ended).toBe(1);
    answers = true;
    expect((await host.run({ module: '/a.wasm' })).exitCode).toBe(0);
    expect(state.started).toBe(2);
  });

  it('stops when asked, before a run and in the middle of it', async () => {
    const { spawn, state } = workers(() => undefined);
    const stop = new AbortController();
    const host = openHost(spawn);
    const run = host.run({ module: '/a.wasm' }, {}, stop.signal);
    const queued = host.run({ module: '/a.wasm' }, {}, stop.signal);
    stop.abort();
    expect((await run).failure?.kind).toBe('stopped');
    expect((await queued).failure?.kind).toBe('stopped');
    expect(state.started).toBeLessThanOrEqual(1);
  });

  it('leaves no run hanging when it is closed', async () => {
    const { spawn } = workers(() => undefined);
    const host = openHost(spawn);
    const run = host.run({ module: '/a.wasm' });
    host.close();
    expect((await run).failure?.kind).toBe('stopped');
  });

  it('says so where there can be no worker', async () => {
    const host = openHost(() => {
      throw new Error('SecurityError');
    });
    expect((await host.run({ module: '/a.wasm' })).failure).toMatchObject({ kind: 'unsupported' });
    const { spawn } = workers(() => undefined);
    const dead = openHost(() => {
      const worker = spawn();
      queueMicrotask(() => (worker as unknown as EventTarget).dispatchEvent(new Event('error')));
      return worker;
    });
    expect((await dead.run({ module: '/a.wasm' })).failure).toMatchObject({ kind: 'unsupported' });
  });

  it('times the way between page and worker where it is too short for one reading', async () => {
    let pings = 0;
    const { spawn } = workers((order, say) => {
      if ((order.type as string) === 'ping') {
        pings += 1;
        say({ type: 'pong', id: order.id });
        return;
      }
      finish(order, say);
      say({ type: 'means', id: order.id, means: [] });
    });
    const host = openHost(spawn);
    const { recording } = await host.run({ module: '/a.wasm', repeat: true });
    expect(pings).toBeGreaterThan(10);
    const report = recording.spans.find((span) => span.name === 'report');
    expect(report?.provenance).toMatchObject({
      method: expect.stringContaining('round trips') as string,
    });
  });

  it('doesn’t listen to what isn’t meant for it', async () => {
    const { spawn } = workers((order, say) => {
      say('noise');
      say({ type: 'end', id: order.id + 7, files: {}, cut: false, bytes: 1 });
      say({ type: 'end', id: order.id });
      finish(order, say);
    });
    expect((await openHost(spawn).run({ module: '/a.wasm' })).bytes).toBe(9);
  });

  it('passes on what is typed before a run has begun, and not to the run after it', async () => {
    const heard: unknown[] = [];
    const { spawn } = workers((message, say) => {
      heard.push(message.type);
      if ((message.type as string) !== 'run') return;
      // Answers once it has heard all.
      queueMicrotask(() => finish(message, say));
    });
    const host = openHost(spawn);
    host.type('to nobody');
    const run = host.run({ module: '/a.wasm', stdin: { typed: true } });
    host.type('early\n');
    host.endInput();
    await run;
    host.type('too late');
    await host.run({ module: '/a.wasm', stdin: { typed: true } });
    expect(heard).toEqual(['run', 'typed', 'no more input', 'run']);
  });

  it('says so where the order can’t be sent, and runs the next', async () => {
    let broken = true;
    const { spawn } = workers((order, say) => {
      if (broken) throw new DOMException('no copy of that', 'DataCloneError');
      finish(order, say);
    });
    const host = openHost(spawn);
    const { failure } = await host.run({ module: '/a.wasm' });
    expect(failure).toMatchObject({ kind: 'unsupported' });
    expect(failure?.cause).toContain('no copy of that');
    broken = false;
    expect((await host.run({ module: '/a.wasm' })).exitCode).toBe(0);
  });

  it('doesn’t wait for an answer that can’t be read', async () => {
    const { spawn } = workers(() => undefined);
    const host = openHost(() => {
      const worker = spawn();
      queueMicrotask(() =>
        (worker as unknown as EventTarget).dispatchEvent(new Event('messageerror')),
      );
      return worker;
    });
    expect((await host.run({ module: '/a.wasm' })).failure).toMatchObject({ kind: 'unsupported' });
  });

  it('keeps its turn for the next run where a listener throws', async () => {
    const { spawn } = workers(finish);
    const host = openHost(spawn, {
      markSpinning: () => undefined,
      timeToWait: () => 1,
      wait: () => Promise.resolve(),
    });
    const onQueued = () => {
      throw new Error('a listener’s own');
    };
    await expect(host.run({ module: '/a.wasm' }, { onQueued })).rejects.toThrow('a listener’s own');
    expect((await host.run({ module: '/a.wasm' })).exitCode).toBe(0);
  });
});
