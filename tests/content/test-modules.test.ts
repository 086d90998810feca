/** The committed test modules of the WASI host are what their sources give. */

import { describe, expect, it } from 'vitest';
import {
  compileTestModule,
  readTestModule,
  sumsOf,
  testModules,
  writtenSums,
} from '../../scripts/lib/test-modules.ts';

const written = await writtenSums();
const names = await testModules();

it('tests behaviours by the dozen', () => {
  expect(names.length).toBeGreaterThan(35);
  expect(Object.keys(written).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (name) => {
  it('was built from the source beside it', async () => {
    expect(written[name], 'run “npm run modules” after a change').toEqual(await sumsOf(name));
  });
});

it.each(names.slice(0, 3))('%s is built again to the same bytes', async (name) => {
  const built = await compileTestModule(name);
  expect(Buffer.compare(built, await readTestModule(name))).toBe(0);
});
