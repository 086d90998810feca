/** The thread in which the cluster is played: the page stays free, and moments already played can be looked at meanwhile. */

import { createSession, type Session } from '../../sim/kube/session/session.ts';
import { isToLab, type FromLab, type ToLab } from './protocol.ts';
import { checkYaml, readYaml } from './read-yaml.ts';

/** How long it plays before it listens again, and how often it tells how far it is. */
const STRETCH_MS = 40;
const TELL_MS = 400;

let session: Session | undefined;
/** The order being played; an older one is given up. */
let current = 0;

function post(message: FromLab): void {
  postMessage(message);
}

/** Lets messages in that have come meanwhile. */
const channel = new MessageChannel();
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(undefined);
  });

function tell(id: number, playing: Session, over: boolean): void {
  const { now, done, printed, recording } = playing;
  const said = { done: done(), printed: printed(), recording: recording() };
  post({ type: 'played', id, now: now(), over, ...said });
}

async function play({ id, scenario }: Extract<ToLab, { type: 'play' }>): Promise<void> {
  current = id;
  if (session === undefined) session = createSession(scenario, readYaml);
  else session.change(scenario);
  const playing = session;
  let next = performance.now() + TELL_MS;
  for (;;) {
    const start = performance.now();
    const over = playing.advance(() => performance.now() - start < STRETCH_MS);
    if (over || performance.now() > next) {
      const before = performance.now();
      tell(id, playing, over);
      // Telling of ten thousand pods takes time that playing needs.
      next = performance.now() + Math.max(TELL_MS, 8 * (performance.now() - before));
    }
    if (over) return;
    await breathe();
    if (current !== id) return;
  }
}

function answer(message: Exclude<ToLab, { type: 'play' }>): void {
  const { id } = message;
  if (message.type === 'check') {
    post({ type: 'checked', id, ...checkYaml(message.text, message.minor) });
    return;
  }
  const { at } = message;
  if (session === undefined) return;
  if (message.type === 'look') post({ type: 'picture', id, picture: session.pictureAt(at) });
  else post({ type: 'why', id, why: session.why(message.pod, at) ?? null });
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToLab(data)) return;
  const fail = (error: unknown) => {
    session = undefined;
    post({
      type: 'failed',
      id: data.id,
      words: error instanceof Error ? error.message : String(error),
    });
  };
  if (data.type === 'play') {
    play(data).catch(fail);
    return;
  }
  try {
    answer(data);
  } catch (error) {
    fail(error);
  }
});
