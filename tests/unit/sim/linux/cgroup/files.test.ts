/** Files of control groups: what they take was tried on Linux 6.18 on 2026-11-21, where the comment says so. */

import { describe, expect, it } from 'vitest';
import { filesOf, readFile, writeFile } from '../../../../../src/sim/linux/cgroup/files.ts';
import { forkIn, pidsCurrent } from '../../../../../src/sim/linux/cgroup/pids.ts';
import {
  change,
  makeGroup,
  newTree,
  removeGroup,
  type Changed,
  type Tree,
} from '../../../../../src/sim/linux/cgroup/tree.ts';
import { VALUE_FILES } from '../../../../../src/sim/linux/cgroup/values.ts';

/** What the file reads after the write, or the error. */
function write(file: string, text: string, before = VALUE_FILES[file]?.initial ?? ''): string {
  const written = VALUE_FILES[file]?.write(text, before);
  if (written === undefined) return 'no such file';
  return written.ok ? written.value : written.error;
}

function must(changed: Changed): Tree {
  if (!changed.ok) throw new Error(changed.why);
  return changed.tree;
}

const error = (changed: Changed) => (changed.ok ? 'ok' : changed.error);

describe('a file takes', () => {
  // Tried with the same parser, in memory.limit_in_bytes.
  it.each([
    ['104857600', '104857600'],
    ['100M', '104857600'],
    ['100m\n', '104857600'],
    [' 50M ', '52428800'],
    ['1T', '1099511627776'],
    ['0x100000', '1048576'],
    ['0100000', '32768'],
    ['5000', '4096'],
    ['4095', '0'],
    ['1K', '0'],
    ['\n', '0'],
    ['k', '0'],
    ['max', 'max'],
    ['100MB', 'EINVAL'],
    ['1.5G', 'EINVAL'],
    ['1e6', 'EINVAL'],
    ['10 M', 'EINVAL'],
    ['+5M', 'EINVAL'],
    ['1ki', 'EINVAL'],
  ])('memory.max: %j gives %s', (text, expected) => {
    expect(write('memory.max', text)).toBe(expected);
  });

  // Tried on pids.max itself.
  it.each([
    ['5', '5'],
    ['max', 'max'],
    ['0', '0'],
    [' 7 ', '7'],
    ['+7', '7'],
    ['-0', '0'],
    ['0x10', '16'],
    ['010', '8'],
    ['4194304', '4194304'],
    ['4194305', 'EINVAL'],
    ['-1', 'EINVAL'],
    ['\n', 'EINVAL'],
    ['abc', 'EINVAL'],
    ['3 4', 'EINVAL'],
    ['1K', 'EINVAL'],
  ])('pids.max: %j gives %s', (text, expected) => {
    expect(write('pids.max', text)).toBe(expected);
  });

  // Tried on cgroup.max.depth itself.
  it.each([
    ['max', 'max'],
    ['0x2', '2'],
    ['-1', 'ERANGE'],
    ['99999999999', 'ERANGE'],
    ['abc', 'EINVAL'],
  ])('cgroup.max.depth: %j gives %s', (text, expected) => {
    expect(write('cgroup.max.depth', text)).toBe(expected);
  });

  // From the documentation: cpu.weight 1 to 10,000, memory.oom.group 0 or 1, cpu.max.
  it.each([
    ['cpu.weight', '10000', '10000'],
    ['cpu.weight', '0', 'ERANGE'],
    ['cpu.weight', '10001', 'ERANGE'],
    ['memory.oom.group', '1', '1'],
    ['memory.oom.group', '2', 'EINVAL'],
    ['cpu.max', '50000', '50000 100000'],
    ['cpu.max', 'max', 'max 100000'],
    ['cpu.max', '50000 500', 'EINVAL'],
  ])('%s: %j gives %s', (file, text, expected) => {
    expect(write(file, text)).toBe(expected);
  });

  it('keeps the period of cpu.max where none is written', () => {
    expect(write('cpu.max', '20000', 'max 50000')).toBe('20000 50000');
  });
});

describe('the tree', () => {
  /** /a/b, with process 7 in the root. */
  const tree = must(makeGroup(must(makeGroup(newTree([7]), '/a')), '/a/b'));
  const withAll = must(writeFile(tree, '/', 'cgroup.subtree_control', '+memory +pids'));

  it('gives a group the files of the controllers that its parent hands on', () => {
    expect(filesOf(tree, '/a')).not.toContain('memory.max');
    expect(filesOf(withAll, '/a')).toEqual(expect.arrayContaining(['memory.max', 'pids.current']));
    expect(filesOf(withAll, '/a')).not.toContain('cpu.max');
    expect(filesOf(withAll, '/a/b')).not.toContain('memory.max');
    expect(filesOf(withAll, '/')).not.toContain('memory.max');
    expect(readFile(withAll, '/a', 'cgroup.controllers')).toBe('memory pids');
  });

  // Tried on Linux 6.18 with the one controller that was free there, hugetlb.
  it('hands a controller on from level to level only', () => {
    expect(error(writeFile(tree, '/a', 'cgroup.subtree_control', '+memory'))).toBe('ENOENT');
    const handed = must(writeFile(withAll, '/a', 'cgroup.subtree_control', '+memory'));
    expect(error(writeFile(handed, '/', 'cgroup.subtree_control', '-memory'))).toBe('EBUSY');
    expect(error(writeFile(handed, '/', 'cgroup.subtree_control', '-pids'))).toBe('ok');
    expect(error(writeFile(tree, '/', 'cgroup.subtree_control', '+memory -memory'))).toBe('ok');
    for (const text of ['memory', '+nonsense', '+']) {
      expect(error(writeFile(tree, '/', 'cgroup.subtree_control', text))).toBe('EINVAL');
    }
  });

  it('has processes or handed-on controllers in a group, not both', () => {
    const inside = must(writeFile(withAll, '/a', 'cgroup.procs', '7'));
    expect(error(writeFile(inside, '/a', 'cgroup.subtree_control', '+memory'))).toBe('EBUSY');
    const leaf = must(writeFile(inside, '/a/b', 'cgroup.procs', '7'));
    const handed = must(writeFile(leaf, '/a', 'cgroup.subtree_control', '+memory'));
    expect(error(writeFile(handed, '/a', 'cgroup.procs', '7'))).toBe('EBUSY');
    expect(error(writeFile(handed, '/', 'cgroup.procs', '7'))).toBe('ok');
  });

  it('lets controllers that divide between threads be with processes: cgroup-v2.rst, “Threads”', () => {
    const inside = must(writeFile(withAll, '/a', 'cgroup.procs', '7'));
    expect(error(writeFile(inside, '/a', 'cgroup.subtree_control', '+pids'))).toBe('ok');
  });

  it('takes the number of one process that there is', () => {
    expect(error(writeFile(tree, '/a', 'cgroup.procs', '999'))).toBe('ESRCH');
    for (const text of ['abc', '-1', '\n']) {
      expect(error(writeFile(tree, '/a', 'cgroup.procs', text))).toBe('EINVAL');
    }
  });

  it('makes and removes groups as directories', () => {
    expect(error(makeGroup(tree, '/a'))).toBe('EEXIST');
    expect(error(makeGroup(tree, '/q/r'))).toBe('ENOENT');
    expect(error(removeGroup(tree, '/a'))).toBe('EBUSY');
    expect(error(removeGroup(tree, '/'))).toBe('EBUSY');
    expect(error(removeGroup(tree, '/q'))).toBe('ENOENT');
    expect(error(removeGroup(tree, '/a/b'))).toBe('ok');
    const flat = must(writeFile(tree, '/a', 'cgroup.max.depth', '0'));
    expect(error(makeGroup(flat, '/a/c'))).toBe('EAGAIN');
  });

  it('has files that can only be read, and none can be added', () => {
    expect(error(writeFile(tree, '/a', 'cgroup.controllers', '+memory'))).toBe('EINVAL');
    expect(error(writeFile(tree, '/a', 'cgroup.events', '1'))).toBe('EINVAL');
    expect(error(writeFile(tree, '/a', 'new', '1'))).toBe('EACCES');
    expect(readFile(tree, '/a', 'new')).toBeUndefined();
  });
});

describe('pids.max', () => {
  const root = must(writeFile(newTree([1]), '/', 'cgroup.subtree_control', '+pids'));
  const limited = must(writeFile(must(makeGroup(root, '/a')), '/a', 'pids.max', '2'));

  it('refuses fork with EAGAIN, and counts it', () => {
    const inside = must(writeFile(limited, '/a', 'cgroup.procs', '1'));
    const second = must(forkIn(inside, '/a', 2));
    const third = forkIn(second, '/a', 3);
    expect(error(third)).toBe('EAGAIN');
    expect(readFile(third.after, '/a', 'pids.events')).toBe('max 1');
    expect(pidsCurrent(third.after, '/a')).toBe(2);
  });

  it('lets processes move in above the limit, but not fork', () => {
    const none = must(writeFile(limited, '/a', 'pids.max', '0'));
    const inside = must(writeFile(none, '/a', 'cgroup.procs', '1'));
    expect(pidsCurrent(inside, '/a')).toBe(1);
    expect(error(forkIn(inside, '/a', 2))).toBe('EAGAIN');
  });

  it('of a group above counts all below', () => {
    const deep = must(makeGroup(limited, '/a/b'));
    const full = change(deep, '/a/b', { processes: [5, 6] });
    expect(error(forkIn(full, '/a/b', 7))).toBe('EAGAIN');
    expect(readFile(forkIn(full, '/a/b', 7).after, '/a', 'pids.events')).toBe('max 1');
  });
});
