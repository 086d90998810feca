/** The thread in which the experiments run: a mistake there can't hold up the page. */

import { compileFrom, serve } from '../../wasi/serve.ts';
import { carryOut, type Found, type Order } from './lab.ts';

serve<Found>(async (data) => {
  const order = data as Order;
  return carryOut(await compileFrom(order.url), order);
});
