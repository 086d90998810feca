/** What a prediction is, for the registry. */

import { defineWidget } from '../definition.ts';

export const predict = defineWidget({
  name: 'predict',
  title: 'Before you run it',
  alternative:
    'A question with a choice of answers or marks on a time axis. You commit to an answer, or skip, before you run anything.',
  params: {},
  shows: [],
  form: 'furniture',
});
