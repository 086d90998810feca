/** Runs the model in small steps, so that the page answers while a large curve is simulated. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { runServerless, serverlessSteps, type ServerlessRun } from '../../sim/serverless/run.ts';
import { scenarioOf, type LabValues } from './scenario.ts';

/** Milliseconds of work before the page gets its turn. */
const TURN = 12;

interface Complete {
  readonly run: ServerlessRun;
  /** The settings that it was made with. */
  readonly values: LabValues;
}

interface Running extends Complete {
  /** Whether a newer one is on its way. */
  readonly running: boolean;
}

/** The last complete run, and its settings; the first one is made at once. */
export function useRun(values: LabValues): Running {
  const [shown, setShown] = useState<Complete>(() => ({
    values,
    run: runServerless(scenarioOf(values)),
  }));
  const [running, setRunning] = useState(false);
  const done = useRef(values);
  useEffect(() => {
    if (done.current === values) {
      setRunning(false);
      return undefined;
    }
    const steps = serverlessSteps(scenarioOf(values));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = () => {
      const until = performance.now() + TURN;
      do {
        const step = steps.next();
        if (step.done === true) {
          done.current = values;
          setShown({ values, run: step.value });
          setRunning(false);
          return;
        }
      } while (performance.now() < until);
      setRunning(true);
      timer = setTimeout(go, 0);
    };
    go();
    return () => {
      clearTimeout(timer);
    };
  }, [values]);
  return { ...shown, running };
}
