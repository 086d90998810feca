/** The worker that assembles: a text that takes long can't hold up the page. */

import { assemble } from './assemble.ts';

interface Order {
  readonly id: number;
  readonly text: string;
}

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void assemble(data.text).then((assembled) => {
    self.postMessage({ id: data.id, ...assembled });
  });
});
