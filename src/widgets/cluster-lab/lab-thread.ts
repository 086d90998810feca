/** The page's side of the lab's worker: orders go out, answers come back as they are ready. */

import type { Ms } from '../../recording/units.ts';
import type { Picture } from '../../sim/kube/session/picture.ts';
import type { Scenario } from '../../sim/kube/session/scenario.ts';
import type { Why } from '../../sim/kube/session/why.ts';
import { isFromLab, type Checked, type FromLab, type Played, type ToLab } from './protocol.ts';

export interface Heard {
  readonly onPlayed: (played: Played) => void;
  readonly onPicture: (picture: Picture) => void;
  readonly onWhy: (why: Why | undefined) => void;
  readonly onChecked: (checked: Checked) => void;
  /** In the engine's or the model's own words; the worker is gone, and the next order starts another. */
  readonly onFailure: (words: string) => void;
}

export interface LabThread {
  play(scenario: Scenario): void;
  /** Of several asked for while one is under way only the last is answered. */
  look(at: Ms): void;
  why(pod: string, at: Ms): void;
  /** What is wrong with a manifest. */
  check(text: string, minor: number): void;
  close(): void;
}

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export function openLab(spawn: () => WorkerLike, heard: Heard): LabThread {
  let orders = 0;
  let playing = 0;
  let asked = 0;
  let checked = 0;
  let looking = false;
  let next: Ms | undefined;
  const link = openLink(spawn, hear, (words) => {
    looking = false;
    next = undefined;
    heard.onFailure(words);
  });

  function hear(data: FromLab): void {
    if (data.type === 'failed') link.fail(data.words);
    if (data.type === 'played' && data.id === playing) heard.onPlayed(data);
    if (data.type === 'why' && data.id === asked) heard.onWhy(data.why ?? undefined);
    if (data.type === 'checked' && data.id === checked) heard.onChecked(data);
    if (data.type !== 'picture') return;
    looking = false;
    // One of an order before the latest scenario is of another cluster.
    if (data.id > playing) heard.onPicture(data.picture);
    if (next !== undefined) look(next);
  }
  function look(at: Ms): void {
    next = looking ? at : undefined;
    if (looking) return;
    looking = true;
    link.send({ type: 'look', id: (orders += 1), at });
  }
  return {
    look,
    play(scenario) {
      playing = orders += 1;
      link.send({ type: 'play', id: playing, scenario });
    },
    why(pod, at) {
      asked = orders += 1;
      link.send({ type: 'why', id: asked, pod, at });
    },
    check(text, minor) {
      checked = orders += 1;
      link.send({ type: 'check', id: checked, text, minor });
    },
    close: link.close,
  };
}

/** A worker that starts with the first message, and again with the first after a failure. */
function openLink(
  spawn: () => WorkerLike,
  hear: (data: FromLab) => void,
  onFailure: (words: string) => void,
) {
  let worker: WorkerLike | undefined;
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  const fail = (words: string) => {
    close();
    onFailure(words);
  };
  const start = (): WorkerLike => {
    const made = spawn();
    made.addEventListener('message', (event) => {
      const { data } = event as MessageEvent<unknown>;
      if (isFromLab(data)) hear(data);
    });
    made.addEventListener('error', (event) => {
      fail('message' in event ? event.message : 'the worker didn’t start');
    });
    return made;
  };
  return {
    close,
    fail,
    send(message: ToLab) {
      try {
        worker ??= start();
        worker.postMessage(message);
      } catch (error) {
        fail(String(error));
      }
    },
  };
}
