/** Which files the next run starts with, once a run has left other files than it was given. */

import type { Disk } from './use-disk.ts';

export function NextFiles({ id, disk }: { readonly id: string; readonly disk: Disk }) {
  const choice = (keep: boolean, label: string) => (
    <label class="field flag">
      <input
        type="radio"
        name={`${id}-next`}
        checked={disk.keep === keep}
        onChange={() => {
          disk.setKeep(keep);
        }}
      />
      {label}
    </label>
  );
  return (
    <fieldset class="wb-next">
      <legend>The next run starts with</legend>
      {choice(true, 'the files as they are now')}
      {choice(false, 'the files as they were given')}
      <button type="button" class="btn bare" onClick={disk.putBack}>
        Put back the files as they were given
      </button>
    </fieldset>
  );
}
