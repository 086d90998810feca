/** What the worker says of a scenario: how far it is played, what came of it, and the pictures asked for. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { EMPTY } from '../../recording/recording.ts';
import { sharedActions, type Scenario } from '../../sim/kube/session/scenario.ts';
import type { Why } from '../../sim/kube/session/why.ts';
import { openLab, type LabThread } from './lab-thread.ts';
import type { Checked } from './protocol.ts';
import type { FirstFrame, Run } from './use-lab.ts';
import SpawnedWorker from './worker.ts?worker&inline';

export function useThread(scenario: Scenario, { at: _, picture: shown, ...first }: FirstFrame) {
  const [run, setRun] = useState<Run>({ ...first, played: scenario.until, over: true });
  const [picture, setPicture] = useState(shown);
  const latest = useRef(scenario);
  const [pictured, setPictured] = useState(scenario);
  const settingUp = sharedActions(pictured, scenario) === undefined;
  const [failure, setFailure] = useState<string>();
  const [why, setWhy] = useState<Why>();
  const [checked, setChecked] = useState<Checked>();
  const thread = useRef<LabThread>();
  useEffect(() => {
    thread.current = openLab(() => new SpawnedWorker(), {
      onPlayed: ({ now, over, done, printed, recording }) => {
        setRun({ played: now, over, done, printed, recording });
        setFailure(undefined);
      },
      onPicture(seen) {
        setPicture(seen);
        setPictured(latest.current);
      },
      onWhy: setWhy,
      onChecked: setChecked,
      onFailure: setFailure,
    });
    return () => thread.current?.close();
  }, []);
  useEffect(() => {
    const { current: before } = latest;
    latest.current = scenario;
    const anew = sharedActions(before, scenario) === undefined;
    setRun((known) => ({
      ...(anew ? { ...known, recording: EMPTY, done: [], printed: [] } : known),
      ...{ over: false, played: 0 },
    }));
    thread.current?.play(scenario);
  }, [scenario]);
  return {
    ...{ run, why, checked, failure, thread },
    picture,
    settingUp,
    /** What was said of another scenario. */
    forget() {
      setWhy(undefined);
      setFailure(undefined);
    },
  };
}
