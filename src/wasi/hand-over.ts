/** How long a message takes between page and worker: shorter than the clock can tell, so many are sent to and fro. */

import type { WorkerLike } from './converse.ts';
import type { Mean } from './phases.ts';
import { isFromWorker, type ToWorker } from './protocol.ts';

const ROUND_TRIPS = 40;
/** A thread that takes longer for all of them has something else to do. */
const PATIENCE = 2000;

/** The mean for both directions; none where `signal` aborts in between, or it takes too long. The worker must be at rest. */
export async function timeHandOver(
  worker: WorkerLike,
  id: number,
  stop: AbortSignal,
): Promise<readonly Mean[]> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)]);
  const start = performance.now();
  for (let trip = 0; trip < ROUND_TRIPS && !signal.aborted; trip++) {
    await roundTrip(worker, id, signal);
  }
  if (signal.aborted) return [];
  const mean = (performance.now() - start) / ROUND_TRIPS / 2;
  const how = {
    mean,
    repetitions: ROUND_TRIPS,
    method: `half of ${String(ROUND_TRIPS)} round trips’ mean`,
  };
  return [
    { name: 'ask worker', ...how },
    { name: 'report', ...how },
  ];
}

function roundTrip(worker: WorkerLike, id: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const done = () => {
      heard.abort();
      resolve();
    };
    const onMessage = (event: Event) => {
      const message: unknown = event instanceof MessageEvent ? event.data : undefined;
      if (isFromWorker(message) && message.type === 'pong' && message.id === id) done();
    };
    worker.addEventListener('message', onMessage, { signal: heard.signal });
    signal.addEventListener('abort', done, { signal: heard.signal });
    const ping: ToWorker = { type: 'ping', id };
    worker.postMessage(ping);
  });
}
