/** What the lab shows before a run is what its programs do: made anew here and compared (`vitest -u` writes it). */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Preopen } from '../../../../src/wasi/api.ts';
import { FIRST_FILES } from '../../../../src/widgets/capability-lab/first-files.ts';
import { LAB_PROGRAMS } from '../../../../src/widgets/capability-lab/params.ts';
import type { RecordedRun } from '../../../../src/widgets/capability-lab/recorded.ts';
import { inOneLine } from '../../../../src/widgets/workbench/call-groups.ts';
import { WHOLE } from '../../../../src/widgets/workbench/settings.ts';
import { FIXED_TIME } from '../../../../src/widgets/workbench/settings-params.ts';
import { runInNode } from '../../wasi/run-in-node.ts';

const LINES = 24;
const GIVEN: Readonly<Record<string, readonly Preopen[]>> = {
  none: [],
  read: [{ ...WHOLE, write: false }],
  write: [WHOLE],
};

async function record(name: string, preopens: readonly Preopen[]): Promise<RecordedRun> {
  const bytes = await readFile(new URL(`../../../../public/modules/${name}.wasm`, import.meta.url));
  const run = runInNode(new Uint8Array(bytes), {
    args: [`${name}.wasm`],
    files: FIRST_FILES,
    preopens,
    fixed: { time: FIXED_TIME, seed: 1 },
  });
  return {
    exitCode: await run.exitCode,
    calls: run.calls.length,
    printed: run.stdout + run.stderr,
    lines: run.calls.slice(0, LINES).map(inOneLine),
  };
}

it('has a run of every program with no directory, to read, and to write', async () => {
  const runs: Record<string, Record<string, RecordedRun>> = {};
  for (const { name } of LAB_PROGRAMS) {
    const byGrant = Object.entries(GIVEN).map(
      async ([may, preopens]) => [may, await record(name, preopens)] as const,
    );
    runs[name] = Object.fromEntries(await Promise.all(byGrant));
  }
  await expect(`${JSON.stringify(runs, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../../src/widgets/capability-lab/recorded-runs.json',
  );
});
