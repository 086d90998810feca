/** What the stack column is, for the registry. */

import { defineWidget } from '../definition.ts';

export const stackColumn = defineWidget({
  name: 'stack-column',
  title: 'Where you are',
  alternative:
    'The nine layers of the stack, module on top and hardware at the bottom. Layers that this lesson is about are named first; layers that its stage lacks are named as absent.',
  params: {},
  shows: [],
  form: 'furniture',
});
