/** Runs the model in small steps, so that the page answers while a large curve is simulated. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { serverlessSteps, type ServerlessRun } from '../../sim/serverless/run.ts';
import type { ServerlessScenario } from '../../sim/serverless/scenario.ts';

/** Milliseconds of work before the page gets its turn. */
const TURN = 12;

interface Running {
  /** The last run that is complete. */
  readonly run: ServerlessRun;
  /** Whether a newer one is on its way. */
  readonly running: boolean;
}

/** `scenario` has to be the same object for as long as nothing in it changes. */
export function useRun(scenario: ServerlessScenario, first: ServerlessRun): Running {
  const [run, setRun] = useState(first);
  const [running, setRunning] = useState(false);
  const done = useRef(scenario);
  useEffect(() => {
    if (done.current === scenario) return undefined;
    const steps = serverlessSteps(scenario);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = () => {
      const until = performance.now() + TURN;
      do {
        const step = steps.next();
        if (step.done === true) {
          done.current = scenario;
          setRun(step.value);
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
  }, [scenario]);
  return { run, running };
}
