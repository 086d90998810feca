/** The thread in which the rounds are timed: the page stays free to draw, and to stop them. */

import { compileFrom, serve } from '../../wasi/serve.ts';
import { contest, type Order, type Timed } from './contest.ts';

let instance: WebAssembly.Instance | undefined;

serve<Timed>(async (data) => {
  const order = data as Order;
  instance ??= await WebAssembly.instantiate(await compileFrom(order.url));
  return contest(instance.exports, order, () => performance.now());
});
