/** What the self-check is, for the registry. */

import { defineWidget } from '../definition.ts';

export const quiz = defineWidget({
  name: 'quiz',
  title: 'Check yourself',
  alternative: 'Questions with a choice of answers; each answer is explained once you choose it.',
  params: {},
  shows: [],
  form: 'furniture',
});
