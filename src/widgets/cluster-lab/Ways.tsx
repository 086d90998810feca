/** What became of a way that was left: later actions are dropped where the reader does something else, and come back with a press. */

import type { Lab } from './use-lab.ts';
import { clock } from './story.ts';
import { count } from './words.ts';

export function Ways({ lab }: { readonly lab: Lab }) {
  const { left } = lab;
  return (
    <div class="cl-ways" role="status">
      {left !== undefined && (
        <>
          <p>
            {`At ${clock(left.at)} you did something else. ${dropped(left.scenario.actions.filter(({ at }) => at > left.at).length)}`}
          </p>
          <button type="button" class="btn" onClick={lab.back}>
            Back to what was
          </button>
        </>
      )}
    </div>
  );
}

function dropped(number: number): string {
  return number === 1
    ? 'One action that came later is dropped.'
    : `${count(number, 'action')} that came later are dropped.`;
}
