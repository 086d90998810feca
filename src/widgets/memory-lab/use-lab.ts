/** The experiments as a component sees them: ask for one, and hear what was found. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../wasi/api.ts';
import { openThread, type Thread } from '../../wasi/thread.ts';
import type { Experiment, Found, Order } from './lab.ts';
import SpawnedWorker from './worker.ts?worker&inline';

interface LabState {
  readonly running: boolean;
  readonly found?: Found;
  readonly failure?: Failure;
}

export function useLab(url: string, onFound: (found: Found) => void) {
  const [state, setState] = useState<LabState>({ running: false });
  const thread = useRef<Thread<Order, Found>>();
  const latest = useRef(0);

  const reset = () => {
    latest.current += 1;
    thread.current?.close();
    setState({ running: false });
  };
  useEffect(() => reset, []);

  const start = async (experiment: Experiment) => {
    latest.current += 1;
    const mine = latest.current;
    thread.current ??= openThread(() => new SpawnedWorker());
    setState(({ found }) => ({ running: true, ...(found === undefined ? {} : { found }) }));
    // Absolute: the worker's own address is a blob, which nothing can be relative to.
    const order = { url: new URL(url, document.baseURI).href, ...experiment };
    const { value, failure } = await thread.current.ask(order);
    if (latest.current !== mine) return;
    if (failure !== undefined) {
      setState({ running: false, failure });
      return;
    }
    setState({ running: false, found: value });
    onFound(value);
  };
  return { ...state, start: (experiment: Experiment) => void start(experiment), reset };
}
