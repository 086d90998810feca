/** Recordings that the model doesn't agree with yet, and why; one that agrees may not be listed. */

const RACE =
  'Which of several equal pods go, and where their successors run, hangs on how two controllers’ steps fell between each other; counts, waves and bounds agree or are the busy machine’s.';
const KIND = 'Uses a kind that is not in the model yet.';
const ACTION = 'Uses an action that is not in the model yet.';

export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  '03-rolling-update': RACE,
  '03b-rolling-update-busy': RACE,
  '17b-proportional-scaling': RACE,
  '19-endpoints': ACTION,
  '20b-preemption': KIND,
};
