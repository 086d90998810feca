/** What holds for a tree of groups, whatever is written to its files. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, readFile, writeFile } from '../../../../../src/sim/linux/cgroup/files.ts';
import { pidsCurrent } from '../../../../../src/sim/linux/cgroup/pids.ts';
import { runScript } from '../../../../../src/sim/linux/cgroup/script.ts';
import { childrenOf, controllersOf } from '../../../../../src/sim/linux/cgroup/tree.ts';

const path = fc.constantFrom('a', 'b', 'a/c', 'a/c/d');
const controllers = fc.constantFrom(
  '+memory',
  '+pids',
  '+cpu',
  '-memory',
  '-pids',
  '+memory +pids',
);
const line = fc.oneof(
  path.map((p) => `mkdir ${p}`),
  path.map((p) => `rmdir ${p}`),
  fc.tuple(controllers, path).map(([c, p]) => `echo "${c}" > ${p}/cgroup.subtree_control`),
  controllers.map((c) => `echo "${c}" > cgroup.subtree_control`),
  path.map((p) => `echo $$ > ${p}/cgroup.procs`),
  fc.constant('echo $$ > cgroup.procs'),
  fc.tuple(fc.nat(6), path).map(([n, p]) => `echo ${String(n)} > ${p}/pids.max`),
  fc.constant('sleep 60 &'),
);
const script = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

describe('a tree of groups', () => {
  it('has each process in one group, and counts none twice', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { tree } = runScript(text);
        const all = Object.values(tree).flatMap(({ processes }) => processes);
        expect(new Set(all).size).toBe(all.length);
        expect(pidsCurrent(tree, '/')).toBe(all.length);
      }),
    );
  });

  it('hands on only what it was handed, and never a memory controller beside processes', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { tree } = runScript(text);
        for (const group of Object.values(tree)) {
          const handed = controllersOf(tree, group.path);
          expect(group.handsOn.every((name) => handed.includes(name))).toBe(true);
          if (group.path === '/' || !group.handsOn.includes('memory')) continue;
          expect(group.processes).toEqual([]);
        }
      }),
    );
  });

  it('reads each file that it lists, and reads back what a write has kept', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { tree } = runScript(text);
        for (const group of Object.values(tree)) {
          expect(childrenOf(tree, group.path).every((one) => tree[one.path] === one)).toBe(true);
          for (const file of filesOf(tree, group.path)) {
            const now = readFile(tree, group.path, file) ?? 'missing';
            expect(now).not.toBe('missing');
            if (!file.endsWith('.max')) continue;
            const again = writeFile(tree, group.path, file, now);
            expect(again.ok && readFile(again.tree, group.path, file)).toBe(now);
          }
        }
      }),
    );
  });
});
