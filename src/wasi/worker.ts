/** The thread that modules run in: takes orders from the page, and tells what happens. */

import { typedInput, type TypedInput } from './input.ts';
import { carryOut, type Shelf } from './job.ts';
import { isToWorker, type Post } from './protocol.ts';

const shelf: Shelf = new Map();

const post: Post = (message) => {
  postMessage(message);
};

let input: { readonly id: number; readonly bytes: TypedInput } | undefined;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToWorker(data)) return;
  if (data.type === 'ping') post({ type: 'pong', id: data.id });
  else if (data.type === 'run') {
    input = { id: data.id, bytes: typedInput() };
    void carryOut(data, shelf, post, input.bytes);
  } else if (data.id === input?.id) {
    if (data.type === 'typed') input.bytes.add(data.text);
    else input.bytes.end();
  }
});
