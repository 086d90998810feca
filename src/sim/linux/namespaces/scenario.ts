/** A shell starts a program with some namespaces of its own, as unshare(1) does; then the program does things. */

import { mount, setHostname, setUid, shareMemory, writeUidMap } from './actions.ts';
import { fork, unshare } from './calls.ts';
import { exit } from './endings.ts';
import { KINDS, type Kind } from './kinds.ts';
import {
  bootMachine,
  changeProcess,
  changeSpace,
  processOf,
  type Machine,
  type Outcome,
} from './machine.ts';

export interface NamespaceScenario {
  readonly kinds: readonly Kind[];
  /** Who starts it: root, or user 1000 without any capability. */
  readonly starter: 'root' | 'ada';
  /** What the shell writes to uid_map, where there is a user namespace. */
  readonly uidMap: string;
  /** Inside, another program with a PID namespace of its own. */
  readonly nested: boolean;
  /** The first program inside has ended since. */
  readonly ended: boolean;
}

/** Something that was tried, and how it went. */
export interface Attempt {
  readonly command: string;
  readonly outcome: Outcome<unknown>;
}

export interface NamespaceRun {
  readonly machine: Machine;
  /** The shell that looks at the host. */
  readonly shell: number;
  /** The program; `undefined` where it couldn’t be started. */
  readonly inside: number | undefined;
  /** By kind: what was tried to tell the namespaces apart. */
  readonly attempts: Partial<Readonly<Record<Kind, Attempt>>>;
  readonly started: Attempt;
  /** Innermost last: the PID namespaces that there are. */
  readonly pidSpaces: readonly number[];
}

const UPTIME = 24_405;
/** Seconds that the time namespace is ahead, as `unshare --time --boottime 1000000` sets it. */
const BOOT_OFFSET = 1_000_000;
/** What the program shares: `ipcmk -M 65536`. */
const SHARED_BYTES = 65_536;
const GROUP = '/user.slice/box.scope';
const USERS = { root: 0, ada: 1000 } as const;

export function runScenario(scenario: NamespaceScenario): NamespaceRun {
  const { machine, shell } = host(scenario.starter);
  const runner = forked(machine, shell, 'unshare');
  const before = changeProcess(runner.machine, runner.child, { cgroup: GROUP });
  const apart = unshare(before, runner.child, scenario.kinds);
  const started = { command: commandOf(scenario.kinds), outcome: apart };
  if (!apart.ok) {
    const pidSpaces = [processOf(machine, shell).in.pid];
    return { machine, shell, inside: undefined, attempts: {}, started, pidSpaces };
  }
  const mapped = mapUsers(apart.value, shell, runner.child, scenario);
  const clock = setClock(mapped.machine, runner.child, scenario.kinds);
  const born = forked(clock, runner.child, 'sh');
  const acted = act(born.machine, born.child, scenario.kinds);
  const full = nest(acted.machine, born.child, scenario.nested);
  const after = scenario.ended ? exit(full, born.child) : full;
  return {
    machine: after,
    shell,
    inside: scenario.ended ? undefined : born.child,
    attempts: { ...acted.attempts, ...mapped.attempts },
    started,
    pidSpaces: Object.keys(full.spaces.pid).map(Number),
  };
}

/** The command that a reader could type. */
function commandOf(kinds: readonly Kind[]): string {
  const options = KINDS.filter((kind) => kinds.includes(kind)).map((kind) => `--${LONG[kind]}`);
  return ['unshare', ...options, '--fork', 'sh'].join(' ');
}

const LONG: Readonly<Record<Kind, string>> = {
  mnt: 'mount',
  uts: 'uts',
  ipc: 'ipc',
  pid: 'pid',
  net: 'net',
  user: 'user',
  cgroup: 'cgroup',
  time: 'time',
};

/** systemd, sshd and a shell. The numbers are made up. */
function host(starter: NamespaceScenario['starter']) {
  const booted = bootMachine(UPTIME);
  const { pid } = processOf(booted, 1).in;
  const numbered = (machine: Machine, next: number) => changeSpace(machine, 'pid', pid, { next });
  const sshd = forked(numbered(booted, 812), 1, 'sshd');
  const bash = forked(numbered(sshd.machine, 2290), sshd.child, 'bash');
  const uid = USERS[starter];
  const change = { uid, capable: uid === 0, cgroup: '/user.slice/session-1.scope' };
  const machine = changeProcess(bash.machine, bash.child, change);
  return { machine: numbered(machine, 2314), shell: bash.child };
}

/** A fork that can’t fail: its PID namespace has just been made. */
function forked(machine: Machine, parent: number, command: string) {
  const born = fork(machine, parent, command);
  if (!born.ok) throw new Error(born.why);
  return born.value;
}

/** The shell writes the map; then the program becomes root inside, as container runtimes do. */
function mapUsers(
  machine: Machine,
  shell: number,
  runner: number,
  { kinds, uidMap }: NamespaceScenario,
) {
  if (!kinds.includes('user')) return { machine, attempts: {} };
  const outcome = writeUidMap(machine, shell, runner, uidMap);
  const attempts = { user: { command: `write to /proc/PID/uid_map`, outcome } };
  if (!outcome.ok) return { machine, attempts };
  const root = setUid(outcome.value, runner, 0);
  return { machine: root.ok ? root.value : outcome.value, attempts };
}

function setClock(machine: Machine, runner: number, kinds: readonly Kind[]): Machine {
  if (!kinds.includes('time')) return machine;
  const { time } = processOf(machine, runner).forChildren;
  return changeSpace(machine, 'time', time, { offset: BOOT_OFFSET });
}

/** The program names the host, mounts something, shares memory and starts a second program. */
function act(machine: Machine, id: number, kinds: readonly Kind[]) {
  const attempts: Partial<Record<Kind, Attempt>> = {};
  let now = machine;
  const attempt = (kind: Kind, command: string, call: (m: Machine) => Outcome) => {
    const outcome = call(now);
    attempts[kind] = { command, outcome };
    if (outcome.ok) now = outcome.value;
  };
  if (kinds.includes('pid') && kinds.includes('mnt')) {
    attempt('pid', 'mount -t proc proc /proc', (m) => mount(m, id, '/proc', 'proc'));
  }
  attempt('uts', 'hostname box', (m) => setHostname(m, id, 'box'));
  attempt('mnt', 'mount -t tmpfs tmpfs /work', (m) => mount(m, id, '/work', 'tmpfs'));
  now = shareMemory(now, id, SHARED_BYTES);
  return { machine: forked(now, id, 'sleep').machine, attempts };
}

/** Another container in the container: `unshare --mount --pid --fork --mount-proc sh`. */
function nest(machine: Machine, id: number, nested: boolean): Machine {
  if (!nested) return machine;
  const runner = forked(machine, id, 'unshare');
  const apart = unshare(runner.machine, runner.child, ['mnt', 'pid']);
  if (!apart.ok) return machine;
  const inner = forked(apart.value, runner.child, 'sh');
  return forked(inner.machine, inner.child, 'sleep').machine;
}
