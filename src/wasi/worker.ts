/** The thread that modules run in: takes orders from the page, and tells what happens. */

import { carryOut, type Shelf } from './job.ts';
import { isToWorker, type Post } from './protocol.ts';

const shelf: Shelf = new Map();

const post: Post = (message) => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToWorker(data)) return;
  if (data.type === 'ping') post({ type: 'pong', id: data.id });
  else if (data.type === 'run') void carryOut(data, shelf, post);
});
