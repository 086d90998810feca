/** The page's side of the worker: late answers are dropped, and looks don't pile up. */

import { describe, expect, it, vi } from 'vitest';
import { openLab } from '../../../../src/widgets/cluster-lab/lab-thread.ts';
import type { ToLab } from '../../../../src/widgets/cluster-lab/protocol.ts';

function fake() {
  const sent: ToLab[] = [];
  const target = new EventTarget();
  const worker = {
    postMessage: (message: ToLab) => void sent.push(message),
    terminate: vi.fn(),
    addEventListener: target.addEventListener.bind(target),
  };
  const say = (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data }));
  return { sent, worker, say };
}

function open() {
  const { sent, worker, say } = fake();
  const heard = {
    onPlayed: vi.fn(),
    onPicture: vi.fn(),
    onWhy: vi.fn(),
    onChecked: vi.fn(),
    onFailure: vi.fn(),
  };
  const lab = openLab(() => worker, heard);
  return { sent, say, heard, lab, worker };
}

const scenario = { minor: 35, seed: 1, nodes: [], actions: [], until: 1 };

describe('the lab’s thread', () => {
  it('asks for one picture at a time, and last for the latest moment', () => {
    const { sent, say, lab } = open();
    for (const at of [1, 2, 3]) lab.look(at);
    expect(sent.map((message) => 'at' in message && message.at)).toEqual([1]);
    say({ type: 'picture', id: 1, picture: {} });
    expect(sent.map((message) => 'at' in message && message.at)).toEqual([1, 3]);
  });

  it('hears only of the scenario that was given last', () => {
    const { sent, say, heard, lab } = open();
    lab.play(scenario);
    lab.play(scenario);
    const [first = 0, second = 0] = sent.map(({ id }) => id);
    const played = { type: 'played', now: 1, over: true, done: [], printed: [], recording: {} };
    say({ ...played, id: first });
    expect(heard.onPlayed).not.toHaveBeenCalled();
    say({ ...played, id: second });
    expect(heard.onPlayed).toHaveBeenCalledOnce();
  });

  it('shows no picture that was asked for before another scenario was given', () => {
    const { sent, say, heard, lab } = open();
    lab.play(scenario);
    lab.look(1);
    lab.play({ ...scenario, seed: 2 });
    lab.look(1);
    say({ type: 'picture', id: sent[1]?.id, picture: {} });
    expect(heard.onPicture).not.toHaveBeenCalled();
    say({ type: 'picture', id: sent.at(-1)?.id, picture: {} });
    expect(heard.onPicture).toHaveBeenCalledOnce();
  });

  it('takes no notice of what isn’t ours', () => {
    const { say, heard, lab } = open();
    lab.play(scenario);
    for (const odd of [
      undefined,
      'played',
      { type: 'played', id: 1 },
      { type: 'toString', id: 1 },
    ]) {
      say(odd);
    }
    expect(heard.onPlayed).not.toHaveBeenCalled();
  });

  it('ends a worker that failed, and starts another for the next order', () => {
    const { sent, say, heard, lab, worker } = open();
    lab.look(1);
    say({ type: 'failed', id: 1, words: 'out of memory' });
    expect(heard.onFailure).toHaveBeenCalledWith('out of memory');
    expect(worker.terminate).toHaveBeenCalledOnce();
    lab.look(2);
    expect(sent).toHaveLength(2);
  });
});
