/** How the lab's nodes and containers behave: times that a node needs, and what the tag of an image means. */

import file from '../../../../content/facts/kubernetes.json' with { type: 'json' };
import { asFacts } from '../../facts.ts';
import type { KubeletTimes, Settings, Workload } from '../cluster/parts.ts';

export const FACTS = asFacts(file);

const KUBELET: KubeletTimes = {
  admit: FACTS.admit.value,
  pull: FACTS.pull.value,
  start: FACTS.start.value,
  ready: FACTS.ready.value,
  stop: FACTS.stop.value,
  relist: FACTS.relist.value,
};

/** What the lab's nodes can run pods by, beside runc. */
const HANDLERS = {
  wasmtime: {
    pull: FACTS.wasmPull.value,
    start: FACTS.wasmStart.value,
    ready: FACTS.wasmReady.value,
  },
};

/** What a reader can write behind the colon of an image, and what comes of it. */
export const TAGS: Readonly<Record<string, string>> = {
  bad: 'there is no such image: it can’t be pulled',
  crash: 'it starts, and ends with an error two seconds later',
  unready: 'it runs, and never says that it is ready',
  done: 'it does its work in five seconds, and ends well',
};

function workload(image: string): Workload {
  const tag = image.slice(image.lastIndexOf(':') + 1);
  const works: Workload = { pulls: true, becomesReady: true, serves: FACTS.serves.value };
  if (tag === 'bad') return { ...works, pulls: false };
  if (tag === 'unready') return { ...works, becomesReady: false };
  if (tag === 'crash') return { ...works, ends: { after: 2000, exitCode: 1 } };
  if (tag === 'done') return { ...works, ends: { after: 5000, exitCode: 0 } };
  return works;
}

export function settingsFor(minor: number): Settings {
  return { minor, kubelet: KUBELET, workload, handlers: HANDLERS };
}
