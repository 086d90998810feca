/** The thread that modules run in: takes orders from the page, and tells what happens. */

import { carryOut, type Shelf } from './job.ts';
import { isToWorker } from './protocol.ts';

const shelf: Shelf = new Map();

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (!isToWorker(event.data)) return;
  void carryOut(event.data, shelf, (message) => {
    postMessage(message);
  });
});
