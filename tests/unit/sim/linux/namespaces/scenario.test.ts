/** Namespaces as programs see them; the answers were compared with unshare(1) on Linux 6.18. */

import { describe, expect, it } from 'vitest';
import { mount, setUid, writeUidMap } from '../../../../../src/sim/linux/namespaces/actions.ts';
import { fork, unshare } from '../../../../../src/sim/linux/namespaces/calls.ts';
import { exit, kill } from '../../../../../src/sim/linux/namespaces/endings.ts';
import { KINDS, type Kind } from '../../../../../src/sim/linux/namespaces/kinds.ts';
import {
  bootMachine,
  changeProcess,
  processOf,
  type Machine,
  type Outcome,
} from '../../../../../src/sim/linux/namespaces/machine.ts';
import { runScenario } from '../../../../../src/sim/linux/namespaces/scenario.ts';
import {
  cgroupPath,
  COMMANDS,
  nsPid,
  processesIn,
  ps,
} from '../../../../../src/sim/linux/namespaces/views.ts';

const BASE = { starter: 'root', uidMap: '0 100000 65536', nested: false, ended: false } as const;

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.value;
}

/** What the program and the host are told by the command of a kind. */
function see(kind: Kind, kinds: readonly Kind[]): readonly [inside: string, host: string] {
  const { machine, inside, shell } = runScenario({ ...BASE, kinds });
  const { view } = COMMANDS[kind];
  return [
    view(machine, processOf(machine, inside ?? NaN)),
    view(machine, processOf(machine, shell)),
  ];
}

describe('a program', () => {
  it.each(KINDS.filter((kind) => kind !== 'user' && kind !== 'cgroup'))(
    'sees the same as the host without a namespace of the kind %s',
    (kind) => {
      const [inside, host] = see(kind, []);
      expect(inside).toBe(host);
    },
  );

  it.each([
    ['uts', 'box', 'host'],
    ['net', 'lo     DOWN', 'lo     UP    127.0.0.1/8\neth0   UP    192.168.1.10/24'],
    ['user', 'root\n0', 'root\n0'],
    ['cgroup', '0::/', '0::/user.slice/session-1.scope'],
    ['time', '1024405', '24405'],
    [
      'ipc',
      'shmid  owner   bytes\n0      root    65536',
      'shmid  owner   bytes\n0      root    4096',
    ],
  ] as const)('sees its own with one: %s', (kind, inside, host) => {
    expect(see(kind, [kind])).toEqual([inside, host]);
  });

  it('sees every process of the host until /proc is mounted anew', () => {
    const withProc = runScenario({ ...BASE, kinds: ['pid', 'mnt'] });
    const without = runScenario({ ...BASE, kinds: ['pid'] });
    const listed = ({ machine, inside }: typeof withProc) =>
      ps(machine, inside ?? NaN).map(({ number, process }) => [number, process.command]);
    expect(listed(withProc)).toEqual([
      [1, 'sh'],
      [2, 'sleep'],
    ]);
    expect(listed(without)).toContainEqual([1, 'systemd']);
    expect(nsPid(without.machine, without.inside ?? NaN)).toEqual([2315, 1]);
  });

  it('has one number in each PID namespace that it’s in', () => {
    const { machine, pidSpaces } = runScenario({ ...BASE, kinds: ['pid', 'mnt'], nested: true });
    const innermost = machine.processes.filter(({ in: at }) => at.pid === pidSpaces.at(-1));
    expect(innermost.map(({ id }) => nsPid(machine, id))).toEqual([
      [2318, 4, 1],
      [2319, 5, 2],
    ]);
  });

  it('can’t be started with namespaces by a user without rights, unless with a user namespace', () => {
    const ada = { ...BASE, starter: 'ada', uidMap: '0 1000 1' } as const;
    expect(runScenario({ ...ada, kinds: ['uts'] }).started.outcome).toMatchObject({
      error: 'EPERM',
    });
    const run = runScenario({ ...ada, kinds: ['uts', 'user'] });
    expect(run.attempts.uts?.outcome.ok).toBe(true);
    expect(COMMANDS.user.view(run.machine, processOf(run.machine, run.inside ?? NaN))).toBe(
      'root\n0',
    );
  });

  it('is nobody where the map is refused', () => {
    const run = runScenario({ ...BASE, starter: 'ada', uidMap: '0 0 1', kinds: ['user'] });
    expect(run.attempts.user?.outcome).toMatchObject({ error: 'EPERM' });
    const inside = processOf(run.machine, run.inside ?? NaN);
    expect(COMMANDS.user.view(run.machine, inside)).toBe('nobody\n65534');
  });
});

describe('the end of a PID 1', () => {
  it('takes its whole namespace along, and nothing can be started in it any more', () => {
    const { machine, pidSpaces, shell } = runScenario({
      ...BASE,
      kinds: ['pid', 'mnt'],
      nested: true,
      ended: true,
    });
    const host = processOf(machine, shell);
    for (const space of pidSpaces.slice(1)) expect(processesIn(machine, space, host)).toEqual([]);
    const runner = machine.processes.find(({ command }) => command === 'unshare');
    expect(fork(machine, runner?.id ?? NaN, 'sh')).toMatchObject({ ok: false, error: 'ENOMEM' });
  });

  it('of another process only makes its children orphans, whom the PID 1 takes', () => {
    const first = value(fork(bootMachine(0), 1, 'a'));
    const second = value(fork(first.machine, first.child, 'b'));
    expect(processOf(exit(second.machine, first.child), second.child).parent).toBe(1);
  });
});

describe('kill', () => {
  const run = runScenario({ ...BASE, kinds: ['pid', 'mnt'] });
  const inside = run.inside ?? NaN;

  it('spares PID 1 from its own namespace, and from above from all but SIGKILL', () => {
    expect(value(kill(run.machine, inside, 1, 'SIGKILL'))).toBe(run.machine);
    expect(value(kill(run.machine, run.shell, 2315, 'SIGTERM'))).toBe(run.machine);
    const after = value(kill(run.machine, run.shell, 2315, 'SIGKILL'));
    expect(after.processes.map(({ command }) => command)).not.toContain('sleep');
  });

  it('can’t name what has no number here, or belongs to another', () => {
    expect(kill(run.machine, inside, 2290, 'SIGKILL')).toMatchObject({ error: 'ESRCH' });
    const ada = changeProcess(run.machine, run.shell, { uid: 1000, capable: false });
    expect(kill(ada, run.shell, 812, 'SIGTERM')).toMatchObject({ error: 'EPERM' });
  });
});

describe('unshare', () => {
  const start = (): { machine: Machine; child: number } => value(fork(bootMachine(0), 1, 'sh'));

  it('leaves the caller in its PID namespace, and refuses a second one', () => {
    const { machine, child } = start();
    const once = value(unshare(machine, child, ['pid']));
    expect(processOf(once, child).in.pid).toBe(processOf(machine, child).in.pid);
    expect(unshare(once, child, ['pid'])).toMatchObject({ error: 'EINVAL' });
  });

  it('nests PID namespaces 32 deep', () => {
    let { machine, child } = start();
    for (let level = 1; level <= 32; level += 1) {
      ({ machine, child } = value(fork(value(unshare(machine, child, ['pid'])), child, 'sh')));
    }
    expect(nsPid(machine, child)).toHaveLength(33);
    expect(unshare(machine, child, ['pid'])).toMatchObject({ error: 'ENOSPC' });
  });

  it('gives capabilities inside a new user namespace, not on what the host owns', () => {
    const { machine, child } = start();
    const ada = changeProcess(machine, child, { uid: 1000, capable: false });
    const apart = value(unshare(ada, child, ['user']));
    expect(mount(apart, child, '/x', 'tmpfs')).toMatchObject({ error: 'EPERM' });
    expect(mount(value(unshare(apart, child, ['mnt'])), child, '/x', 'tmpfs').ok).toBe(true);
    expect(writeUidMap(apart, child, child, '0 1000 1').ok).toBe(true);
    expect(setUid(apart, child, 0)).toMatchObject({ error: 'EINVAL' });
  });
});

it.each([
  ['/', '/a/b', '/a/b'],
  ['/a/b', '/a/b', '/'],
  ['/a/b', '/a/b/c', '/c'],
  ['/a/b', '/a/x', '/../x'],
  ['/a/b', '/', '/../..'],
])('with the root %s the cgroup %s reads %s', (root, path, seen) => {
  expect(cgroupPath(root, path)).toBe(seen);
});
