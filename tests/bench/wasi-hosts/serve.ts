/** A worker that measures one host: what every host has to be able to do, and what the page may ask. */

/** A host under test: it gives a module what it needs, and starts it. */
export interface Host {
  /** A new system with an empty directory, an instance on it, and its `_start` done. */
  start(module: WebAssembly.Module): Promise<WebAssembly.Exports>;
  /** As `start`, to the module's exit, with nothing left of it. */
  run(module: WebAssembly.Module): void | Promise<void>;
  /** Before anything else. */
  prepare?(): Promise<void>;
}

export type Row = 'stdout' | 'file' | 'clock' | 'random' | 'cycle' | 'append' | 'start-up';

export interface Ask {
  readonly row: Row;
  readonly calls: WebAssembly.Module;
  readonly program: WebAssembly.Module;
}

/** Nanoseconds for one call; or why there is none. */
export type Answer = { readonly ns: number; readonly atLeast: boolean } | { readonly why: string };

interface Calls {
  open(dir: number, which: 0 | 1): number;
  opened(): number;
  close(fd: number): number;
  size(fd: number): number;
  write(fd: number, count: number): number;
  rewrite(fd: number, count: number): number;
  clock(fd: number, count: number): number;
  random(fd: number, count: number): number;
  cycle(dir: number, count: number): number;
}

/** A measurement is at least so long: the clock shows steps of 0.1 ms. */
const LONG = 10;
/** Of appends, which grow slower and slower on some hosts, no more than this many milliseconds. */
const PATIENCE = 3000;
const APPENDS = 64_000;
const APPENDS_AT_ONCE = 1000;

export function serve(host: Host): void {
  let prepared: Promise<void> | undefined;
  let bench: Promise<Bench> | undefined;
  const counts = new Map<Row, number>();
  addEventListener('message', ({ data }: MessageEvent<Ask>) => {
    const answer = async (): Promise<Answer> => {
      prepared ??= host.prepare?.() ?? Promise.resolve();
      await prepared;
      if (data.row === 'start-up') return startUp(host, data.program);
      bench ??= setUp(host, data.calls);
      return measure(await bench, data.row, counts);
    };
    answer().then(postMessage, (error: unknown) => {
      postMessage({ why: String(error) });
    });
  });
}

interface Bench {
  readonly calls: Calls;
  readonly dir: number;
  readonly file: number;
}

async function setUp(host: Host, module: WebAssembly.Module): Promise<Bench> {
  const calls = (await host.start(module)) as unknown as Calls;
  for (const dir of [3, 4, 5]) {
    if (calls.open(dir, 0) !== 0) continue;
    const file = calls.opened();
    // One host shows a root in which files can be made, but not opened again.
    if (calls.write(file, 50) === 0 && calls.cycle(dir, 1) === 0) return { calls, dir, file };
  }
  throw new Error('no directory to write to and to read from');
}

function measure(bench: Bench, row: Exclude<Row, 'start-up'>, counts: Map<Row, number>): Answer {
  const { calls, dir, file } = bench;
  if (row === 'append') return append(bench);
  const doing = {
    stdout: (count: number) => calls.write(1, count),
    file: (count: number) => calls.rewrite(file, count),
    clock: (count: number) => calls.clock(0, count),
    random: (count: number) => calls.random(0, count),
    cycle: (count: number) => calls.cycle(dir, count),
  }[row];
  const time = (count: number) => {
    const start = performance.now();
    expectNone(doing(count));
    return performance.now() - start;
  };
  let count = counts.get(row) ?? 50;
  let took = time(count);
  while (took < LONG) took = time((count *= took < LONG / 8 ? 4 : 2));
  counts.set(row, count);
  return { ns: (took / count) * 1e6, atLeast: false };
}

function append({ calls, dir }: Bench): Answer {
  expectNone(calls.open(dir, 1));
  const fd = calls.opened();
  const start = performance.now();
  let done = 0;
  let took = 0;
  while (done < APPENDS && took < PATIENCE) {
    expectNone(calls.write(fd, APPENDS_AT_ONCE));
    done += APPENDS_AT_ONCE;
    took = performance.now() - start;
  }
  if (calls.size(fd) !== done * 64) throw new Error(`the file has ${calls.size(fd)} bytes`);
  expectNone(calls.close(fd));
  return { ns: (took / done) * 1e6, atLeast: done < APPENDS };
}

/** Each time more of them, so that the last and longest time is a warm one. */
async function startUp(host: Host, program: WebAssembly.Module): Promise<Answer> {
  let count = 4;
  let took = 0;
  while (took < LONG * 3) {
    count *= 2;
    const start = performance.now();
    for (let left = count; left > 0; left -= 1) await host.run(program);
    took = performance.now() - start;
  }
  return { ns: (took / count) * 1e6, atLeast: false };
}

function expectNone(errno: number): void {
  if (errno !== 0) throw new Error(`errno ${errno}`);
}
