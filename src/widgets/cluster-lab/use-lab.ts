/** The lab behind its view: the scenario at hand, the moment that is looked at, and what the worker says of both. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Recording } from '../../recording/recording.ts';
import type { TimeScale } from '../../recording/scale.ts';
import { cutOut, tornScale } from '../../recording/torn-scale.ts';
import type { Ms } from '../../recording/units.ts';
import type { Picture } from '../../sim/kube/session/picture.ts';
import type { Action, Scenario } from '../../sim/kube/session/scenario.ts';
import type { Done, Line } from '../../sim/kube/session/session.ts';
import type { Why } from '../../sim/kube/session/why.ts';
import type { Checked } from './protocol.ts';
import { moments, quietStretches } from '../../recording/quiet.ts';
import { branched, likelySpeed } from './story.ts';
import { usePlay, type Play } from './use-play.ts';
import { useThread } from './use-thread.ts';

/** What the page is sent with: one moment of a preset, played when the site was built. */
export interface FirstFrame {
  readonly at: Ms;
  readonly picture: Picture;
  readonly recording: Recording;
  readonly done: readonly Done[];
  readonly printed: readonly Line[];
}

export interface Run extends Omit<FirstFrame, 'at' | 'picture'> {
  /** How far it is played, and whether that is all. */
  readonly played: Ms;
  readonly over: boolean;
}

/** The way that was left: what was to be done there, and from when. */
interface Left {
  readonly scenario: Scenario;
  readonly at: Ms;
}

export interface Lab extends Run, Pick<Play, 'now' | 'playing' | 'seek' | 'toggle'> {
  readonly scenario: Scenario;
  readonly picture: Picture;
  /** Whether the picture is still that of another cluster. */
  readonly settingUp: boolean;
  readonly axis: TimeScale;
  /** How much time isn't on the axis. */
  readonly cut: Ms;
  readonly speed: number;
  readonly failure: string | undefined;
  readonly left: Left | undefined;
  readonly why: Why | undefined;
  /** What was last said of a manifest. */
  readonly checked: Checked | undefined;
  setSpeed(speed: number): void;
  next(): void;
  previous(): void;
  act(action: Action): void;
  /** Goes back to the way that was left. */
  back(): void;
  goOn(by: Ms): void;
  /** Why a pod waits at this moment. */
  ask(pod: string): void;
  /** What is wrong with a manifest. */
  check(text: string): void;
  /** Another scenario, looked at from `at`. */
  begin(scenario: Scenario, at: Ms): void;
  again(): void;
}

export function useLab(initial: Scenario, first: FirstFrame): Lab {
  const [scenario, setScenario] = useState(initial);
  const [left, setLeft] = useState<Left>();
  const [speed, setSpeed] = useState<number>();
  const { run, picture, settingUp, why, checked, failure, thread, forget } = useThread(
    scenario,
    first,
  );
  const { times, axis, cut } = useAxis(run.recording, scenario.until);
  const rate = speed ?? likelySpeed(scenario.until - cut);
  const play = usePlay({ first: first.at, end: run.played, axis, rate });
  const { now, seek } = play;
  // What isn’t played yet can’t be seen: until then the picture stays as it is.
  useEffect(() => {
    if (run.over || run.played >= now) thread.current?.look(now);
  }, [now, run]);

  const change = (next: Scenario) => {
    setScenario(next);
    forget();
  };
  return {
    ...run,
    ...{
      scenario,
      picture,
      settingUp,
      axis,
      cut,
      failure,
      left,
      why,
      checked,
      setSpeed,
      speed: rate,
    },
    ...{ now, seek, playing: play.playing, toggle: play.toggle },
    next: () => seek(times.find((at) => at > now + 0.5) ?? scenario.until),
    previous: () => seek(times.findLast((at) => at < now - 0.5) ?? 0),
    act(action) {
      const next = branched(scenario, action, now);
      if (next.actions.length <= scenario.actions.length) setLeft({ scenario, at: now });
      change(next);
      play.start();
    },
    back() {
      if (left === undefined) return;
      change(left.scenario);
      seek(left.at);
      setLeft(undefined);
    },
    goOn: (by) => change({ ...scenario, until: scenario.until + by }),
    ask: (pod) => thread.current?.why(pod, now),
    check: (text) => thread.current?.check(text, scenario.minor),
    begin(next, at) {
      setLeft(undefined);
      change(next);
      play.put(at);
    },
    again: () => change({ ...scenario }),
  };
}

function useAxis(recording: Recording, until: Ms) {
  const times = useMemo(() => moments(recording), [recording]);
  const axis = useMemo(
    () => tornScale({ start: 0, end: until }, quietStretches(times, until)),
    [times, until],
  );
  return { times, axis, cut: cutOut(axis) };
}
