/** What the scoreboard is, for the registry. */

import { defineWidget } from '../definition.ts';

export const scoreboard = defineWidget({
  name: 'scoreboard',
  title: 'The three problems, so far',
  alternative:
    'A table: the three problems in rows, the stages of the course in columns, and in each cell how far that stage solves that problem, in a word.',
  params: {},
  shows: [],
  form: 'furniture',
});
