/** What the figure that opens saved recordings is, for the registry. */

import { defineWidget } from '../definition.ts';

export const savedRecording = defineWidget({
  name: 'saved-recording',
  title: 'Open a saved recording',
  alternative:
    'Opens a recording that you or somebody else saved from a figure, and draws it on a time axis with its table of words.',
  params: {},
  shows: ['recorded', 'simulated', 'cited'],
  form: 'figure',
});
