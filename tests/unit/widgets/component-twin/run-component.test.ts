import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComponentCode } from '../../../../src/widgets/component-twin/code.ts';
import { createRecorder, type Recorder } from '../../../../src/widgets/component-twin/record.ts';
import { runComponent, type Given } from '../../../../src/widgets/component-twin/run-component.ts';

const FOLDER = new URL('../../../../public/components/write-file/', import.meta.url);
const getCore = async (name: string) => WebAssembly.compile(await readFile(new URL(name, FOLDER)));

let code: ComponentCode;
let recorder: Recorder;

beforeAll(async () => {
  code = (await import(new URL('component.js', FOLDER).href)) as ComponentCode;
  recorder = createRecorder(code);
});

const run = (given: Partial<Given>) =>
  runComponent(code, recorder, getCore, {
    args: ['write-file.wasm', 'Grüße'],
    files: { 'kept.txt': 'from before' },
    trace: true,
    ...given,
  });

describe('the component', () => {
  it('does what the module of preview 1 does', async () => {
    const { stdout, status, files } = await run({});
    expect(stdout).toBe('Wrote and read back 7 bytes.\n');
    expect(status).toBe('ok');
    expect(files).toEqual({ 'kept.txt': 'from before', 'notes.txt': 'Grüße' });
  });

  it('says no more than that it failed, where it has no directory', async () => {
    const { stdout, status, calls } = await run({ files: undefined });
    expect(stdout).toContain('the host gave me no directory');
    expect(status).toBe('err');
    expect(calls.some(({ name }) => name === 'descriptor.open-at')).toBe(false);
  });

  it('runs again and again, each time with its own files', async () => {
    await run({});
    const { files } = await run({ args: ['write-file.wasm', 'x'], files: {} });
    expect(files).toEqual({ 'notes.txt': 'x' });
  });
});

describe('its calls', () => {
  it('are noted with interface, name, arguments and result', async () => {
    const { calls } = await run({});
    const open = calls.filter(({ name }) => name === 'descriptor.open-at');
    expect(open).toHaveLength(2);
    expect(open[0]).toEqual({
      from: 'wasi:filesystem/types',
      name: 'descriptor.open-at',
      args: 'descriptor 1, {symlink-follow}, "notes.txt", {create, truncate}, {write}',
      result: 'descriptor 2',
      failed: false,
    });
    expect(open[1]?.args).toContain('{read}');
    const names = calls.map(({ from, name }) => `${from} ${name}`);
    expect(names).toContain('wasi:cli/stdout get-stdout');
    expect(names).toContain('wasi:filesystem/preopens get-directories');
    const output = calls.find(({ name }) => name === 'output-stream.blocking-write-and-flush');
    expect(output).toMatchObject({ from: 'wasi:io/streams', result: 'ok' });
  });

  it('aren’t noted where nobody asks', async () => {
    expect((await run({ trace: false })).calls).toEqual([]);
  });

  it('show the end as all that a program can say: ok or err', async () => {
    const { calls } = await run({ files: undefined });
    expect(calls.at(-1)).toMatchObject({
      from: 'wasi:cli/exit',
      name: 'exit',
      args: 'err',
      result: 'doesn’t return',
    });
  });
});
