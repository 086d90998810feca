/** What the landing page's run is, for the registry. */

import { defineWidget } from '../definition.ts';

export const helloRun = defineWidget({
  name: 'hello-run',
  title: 'A program, in your browser',
  alternative:
    'A button that runs a small WebAssembly module in your browser. Its output stands in a terminal, its time on a bar beside the simulated start of a container.',
  params: {},
  shows: ['measured', 'simulated'],
  form: 'furniture',
});
