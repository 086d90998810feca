/** Who lives and who dies when one of a running container's programs is killed or restarted. */

import { actors, type Actor, type ActorId } from './actors.ts';
import type { ContainerScenario } from './container-start.ts';

/** What is done to whom. `dockerd-restart` and `containerd-restart` stop it in good order and start it again. */
export const BLOWS = [
  'client',
  'dockerd',
  'dockerd-restart',
  'containerd',
  'containerd-restart',
  'shim',
  'runtime',
  'process',
] as const;
export type Blow = (typeof BLOWS)[number];

export interface Fate {
  readonly actor: Actor;
  /** `gone` exited before anything was done to it: that is the runtime's way. */
  readonly state: 'lives' | 'dies' | 'gone' | 'returns';
  readonly why: string;
}

type Cast = Pick<ContainerScenario, 'engine' | 'runtime'>;
type Fates = Partial<Record<ActorId, Pick<Fate, 'state' | 'why'>>>;

/**
 * What becomes of each actor while the container runs in the foreground, then once all is quiet again.
 *
 * Sources: docs.docker.com, Live restore; moby, daemon.go (without live restore a starting daemon
 * shuts down what it finds running); containerd, core/runtime/v2/README.md (shim, its `delete`
 * when it was killed); pid_namespaces(7) (the end of process 1).
 * @param liveRestore dockerd's setting of that name; off by default
 */
export function fates(cast: Cast, blow: Blow, liveRestore: boolean): readonly Fate[] {
  const changed: Fates = {
    ...UNTOUCHED,
    ...(cast.engine === 'none' && ORPHAN),
    ...rule(cast, blow, liveRestore),
  };
  return actors(cast)
    .filter((actor) => actor.id !== 'registry')
    .map((actor) => ({ actor, state: 'lives', why: '', ...changed[actor.id] }));
}

/** The blows that can be dealt to this cast. */
export function blowsAt(cast: Cast): readonly Blow[] {
  const ids = new Set<string>(actors(cast).map((actor) => actor.id));
  return BLOWS.filter((blow) => ids.has(blow.replace('-restart', '')));
}

const UNTOUCHED: Fates = {
  runtime: { state: 'gone', why: 'It exited when the program had started.' },
};
/** Without an engine nobody stays behind. */
const ORPHAN: Fates = {
  process: { state: 'lives', why: 'Its parent is whoever called the runtime, or else process 1.' },
};
const SHIM_LIVES = {
  state: 'lives',
  why: 'It keeps the container’s output open, and waits for its end.',
} as const;

function rule({ engine }: Cast, blow: Blow, liveRestore: boolean): Fates {
  switch (blow) {
    case 'client':
      return {
        client: { state: 'dies', why: 'Killed.' },
        process: { state: 'lives', why: 'You have lost sight of it, no more.' },
      };
    case 'dockerd':
      return dockerdKilled(liveRestore);
    case 'dockerd-restart':
      return dockerdRestarted(liveRestore);
    case 'containerd':
    case 'containerd-restart':
      return {
        containerd: {
          state: 'returns',
          why: 'Started again, it finds the shim by its socket. Until then no container can be started or stopped.',
        },
        shim: SHIM_LIVES,
        process: { state: 'lives', why: 'Its parent is the shim. It notices nothing.' },
      };
    case 'shim':
      return {
        shim: { state: 'dies', why: 'Killed.' },
        containerd: {
          state: 'lives',
          why: 'It loses the connection, and has the shim’s delete command clean up.',
        },
        process: { state: 'dies', why: 'The clean-up kills it: nobody would hear of its end.' },
        ...(engine === 'docker' && { client: { state: 'dies', why: 'The container has ended.' } }),
      };
    case 'runtime':
      return {};
    case 'process':
      return processKilled(engine);
  }
}

function dockerdKilled(liveRestore: boolean): Fates {
  return {
    client: { state: 'dies', why: 'Its connection is cut.' },
    dockerd: { state: 'returns', why: 'Killed; its service manager starts it again.' },
    shim: liveRestore
      ? SHIM_LIVES
      : { state: 'dies', why: 'It lives on until dockerd is back, and ends with the container.' },
    process: liveRestore
      ? { state: 'lives', why: 'The new dockerd takes it over.' }
      : {
          state: 'dies',
          why: 'It runs on while dockerd is away. Back again, without live restore, dockerd shuts it down.',
        },
  };
}

function dockerdRestarted(liveRestore: boolean): Fates {
  return {
    client: { state: 'dies', why: 'Its connection is cut.' },
    dockerd: { state: 'returns', why: 'Stopped in good order, and started again.' },
    shim: liveRestore ? SHIM_LIVES : { state: 'dies', why: 'It ends with the container.' },
    process: liveRestore
      ? { state: 'lives', why: 'The new dockerd takes it over.' }
      : { state: 'dies', why: 'A dockerd that stops in good order stops its containers first.' },
  };
}

function processKilled(engine: Cast['engine']): Fates {
  return {
    process: {
      state: 'dies',
      why: 'Killed. It was process 1 of its namespace, so the kernel kills all others in it.',
    },
    shim: { state: 'dies', why: 'It passes the exit code on, and exits once the task is deleted.' },
    ...(engine === 'docker' && {
      client: { state: 'dies', why: 'It ends with the container’s exit code.' },
      dockerd: { state: 'lives', why: 'It hears of the end, and looks at the restart policy.' },
    }),
  };
}
