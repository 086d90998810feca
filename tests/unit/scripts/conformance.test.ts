/** The runner of conformance tests: what it finds, what it reads, what it says of what differed. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Stage } from '../../../scripts/conformance/browser.ts';
import { findTests } from '../../../scripts/conformance/find.ts';
import { makeJob, type Job, type Outcome } from '../../../scripts/conformance/job.ts';
import { judge } from '../../../scripts/conformance/judge.ts';
import { runFolders } from '../../../scripts/conformance/run.ts';
import { DEFAULT_SPEC, readSpec } from '../../../scripts/conformance/spec.ts';
import { failure } from '../../../src/wasi/failures.ts';

const made: string[] = [];

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'conformance-'));
  made.push(path);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(path, dirname(name)), { recursive: true });
    if (!name.endsWith('/')) await writeFile(join(path, name), text);
    else await mkdir(join(path, name));
  }
  return path;
}

afterEach(async () => {
  for (const path of made.splice(0)) await rm(path, { recursive: true });
});

const fine: Outcome = { exitCode: 0, stdout: '', stderr: '', cut: false };

/** A browser that answers as it is told. */
function stage(answer: (job: Job) => Outcome): Stage {
  return {
    openLane: () => ({ run: (job) => new Promise((resolve) => resolve(answer(job))) }),
    close: () => Promise.resolve(),
  };
}

const run = (path: string, answer: (job: Job) => Outcome = () => fine) =>
  runFolders([path], () => Promise.resolve(stage(answer)));

describe('the file beside a test', () => {
  it('names what it needs; the rest is as without it', () => {
    expect(readSpec('{}')).toEqual(DEFAULT_SPEC);
    expect(readSpec('{ "args": ["a"], "exit_code": 3, "stdin": "x", "other": 1 }')).toEqual({
      ...DEFAULT_SPEC,
      args: ['a'],
      exitCode: 3,
      stdin: 'x',
    });
    expect(readSpec('{ "args": null, "root": null, "exit_code": null }')).toEqual(DEFAULT_SPEC);
  });

  it.each([
    ['{ "args": "a" }', /“args” has to be a list of texts, and is "a"/],
    ['{ "env": { "A": 1 } }', /“env” has to be an object of texts/],
    ['{ "exit_code": -1 }', /“exit_code” has to be a whole number/],
    ['{ "root": 1 }', /“root” has to be a text/],
    ['[]', /an object/],
    ['{', /JSON/],
    ['{ "operations": [] }', /“operations”/],
  ])('%s is refused', (text, says) => {
    expect(() => readSpec(text)).toThrow(says);
  });
});

describe('finding tests', () => {
  it('takes every module, also in folders below, and none that is a test’s file', async () => {
    const path = await folder({
      'b.wasm': '',
      'deep/a.wasm': '',
      'deep/a.json': '{ "root": "given" }',
      'deep/given/data.wasm': '',
      'no-test.json': '{}',
    });
    const found = await findTests(path);
    expect(found.map(({ name }) => name)).toEqual([join(path, 'b'), join(path, 'deep/a')]);
  });

  it('takes a test that is given the folder above its own', async () => {
    const path = await folder({ 'in/t.wasm': '', 'in/t.json': '{ "root": ".." }' });
    expect(await findTests(path)).toHaveLength(1);
  });

  it('says that a folder isn’t there, or has no test', async () => {
    await expect(findTests('/no/such/folder')).rejects.toThrow('there is no such folder');
    await expect(findTests(await folder({ 'a.txt': '' }))).rejects.toThrow('there is no test');
  });
});

describe('what a module is given', () => {
  it('is the folder as it is: bytes, links, empty directories', async () => {
    const path = await folder({
      't.wasm': '\0asm',
      't.json': '{ "root": "r" }',
      'r/a.txt': 'hello',
      'r/empty/': '',
      'r/.gitkeep': '',
    });
    await symlink('a.txt', join(path, 'r/link'));
    const [test] = await findTests(path);
    const job = await makeJob(test!);
    expect(job.name).toBe('t.wasm');
    expect(job.preopens).toEqual([{ path: '/', folder: '', write: true }]);
    expect(Object.fromEntries(job.files)).toEqual({
      '.gitkeep': { base64: '' },
      'a.txt': { base64: Buffer.from('hello').toString('base64') },
      'empty/': { base64: '' },
      link: { link: 'a.txt' },
    });
  });

  it('may be folders by their own names, which is the suite’s older form', async () => {
    const path = await folder({ 't.wasm': '', 't.json': '{ "dirs": ["d"] }', 'd/x': '' });
    const [test] = await findTests(path);
    const job = await makeJob(test!);
    expect(job.preopens).toEqual([{ path: 'd', folder: 'd', write: true }]);
    expect(job.files).toEqual([['d/x', { base64: '' }]]);
  });
});

describe('the verdict', () => {
  const spec = { ...DEFAULT_SPEC, stdout: 'hello' };

  it('is none where all is as expected, and streams that aren’t named may say anything', () => {
    expect(judge(spec, { ...fine, stdout: 'hello', stderr: 'noise' })).toBeUndefined();
  });

  it('names what differed, from where on', () => {
    expect(judge(spec, { ...fine, stdout: 'help' })).toBe(
      'stdout: expected "hello", got "help", different from character 4 on',
    );
    expect(judge(DEFAULT_SPEC, { ...fine, exitCode: 2, stderr: 'oh\n' })).toBe(
      'exit code: expected 0, got 2; stderr was "oh\\n"',
    );
  });

  it('gives the engine’s words for a trap, and says that a test hung', () => {
    const { exitCode: _, ...rest } = fine;
    const trap = { ...rest, failure: failure('trap', { cause: 'divide by zero' }) };
    expect(judge(DEFAULT_SPEC, trap)).toBe('exit code: expected 0, got none: divide by zero');
    expect(judge({ ...DEFAULT_SPEC, exitCode: 134 }, trap)).toBeUndefined();
    const hung = { ...rest, failure: failure('timeout', { time: 10_000 }) };
    expect(judge(DEFAULT_SPEC, hung)).toContain('it hung');
  });

  it('shows the place in a long text', () => {
    const long = 'x'.repeat(10_000);
    const said = judge({ ...spec, stdout: `${long}a` }, { ...fine, stdout: `${long}b` }) ?? '';
    expect(said.length).toBeLessThan(600);
    expect(said).toContain('a"');
    expect(said).toContain('from character 10001 on');
  });
});

describe('a run', () => {
  it('goes on after a test that can’t be read, and after a page that broke', async () => {
    const path = await folder({
      'a.wasm': '',
      'a.json': '{ bad',
      'b.wasm': '',
      'b.json': '{ "root": "missing" }',
      'c.wasm': '',
      'd.wasm': '',
    });
    const verdicts = await run(path, ({ name }) => {
      if (name === 'c.wasm') throw new Error('Target crashed');
      return fine;
    });
    expect(verdicts.map(({ why }) => why)).toEqual([
      expect.stringMatching(/a\.json can’t be read: .*JSON/),
      expect.stringMatching(/there is no folder .*missing/),
      'Target crashed',
      undefined,
    ]);
  });

  it('counts a folder without tests as a failure', async () => {
    const verdicts = await run('/no/such/folder');
    expect(verdicts).toEqual([{ name: '/no/such/folder', why: 'there is no such folder' }]);
  });
});
