/** Runs the tests of folders, several at a time, and says of each what came of it. */

import { availableParallelism } from 'node:os';
import { findTests, type Test } from './find.ts';
import { makeJob } from './job.ts';
import type { Lane, Stage } from './browser.ts';
import { judge } from './judge.ts';

export interface Verdict {
  readonly name: string;
  /** What differed, in words; undefined where the test passed. */
  readonly why: string | undefined;
}

/** A folder without tests is one failure: never none. */
export async function runFolders(
  folders: readonly string[],
  open: () => Promise<Stage>,
): Promise<readonly Verdict[]> {
  const tests: Test[] = [];
  const verdicts: Verdict[] = [];
  for (const folder of folders) {
    try {
      tests.push(...(await findTests(folder)));
    } catch (error) {
      verdicts.push({ name: folder, why: words(error) });
    }
  }
  if (tests.length === 0) return verdicts;
  const stage = await open();
  try {
    return [...verdicts, ...(await runTests(tests, stage))];
  } finally {
    await stage.close();
  }
}

async function runTests(tests: readonly Test[], stage: Stage): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const queue = tests.entries();
  const work = async (lane: Lane) => {
    for (const [index, test] of queue) verdicts[index] = await runTest(test, lane);
  };
  const lanes = Math.min(tests.length, Math.max(2, availableParallelism()));
  await Promise.all(Array.from({ length: lanes }, () => work(stage.openLane())));
  return verdicts;
}

async function runTest(test: Test, lane: Lane): Promise<Verdict> {
  const { name, spec } = test;
  if (spec instanceof Error) return { name, why: spec.message };
  try {
    return { name, why: judge(spec, await lane.run(await makeJob(test))) };
  } catch (error) {
    return { name, why: words(error) };
  }
}

const words = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
