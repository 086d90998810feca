/** Recordings that the model doesn't agree with yet, and why; one that agrees may not be listed. */

const BUSY =
  'Recorded while other control planes ran on the same two cores: steps that take milliseconds took up to half a second, which the model has no measure of. The same rollout on a quiet machine is 03.';

export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  '03b-rolling-update-busy': BUSY,
};
