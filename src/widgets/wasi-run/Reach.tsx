/** A small stack column: how far down the call at hand goes, here and on a server. */

import type { Call } from '../../wasi/api.ts';
import { LEVELS, reachOnServer, wayInWords, type Level } from './reach.ts';

const SAID: Readonly<Record<Level, string>> = {
  module: 'module',
  host: 'host: this page',
  kernel: 'kernel',
  hardware: 'hardware',
};

export function Reach({ call }: { readonly call: Call | undefined }) {
  const far = call === undefined ? -1 : LEVELS.indexOf(reachOnServer(call));
  const here = call === undefined ? -1 : LEVELS.indexOf('host');
  return (
    <div class="wr-reach">
      <ol aria-hidden="true">
        {LEVELS.map((level, index) => (
          <li
            key={level}
            class={`l-${level} ${index <= here ? 'here' : index <= far ? 'there' : 'untouched'}`}
          >
            <i />
            {SAID[level]}
          </li>
        ))}
      </ol>
      <p>
        {call === undefined ? (
          'Each call goes down from the module. The column shows how far.'
        ) : (
          <>
            <b>{call.name}</b> {wayInWords(call)}
          </>
        )}
      </p>
    </div>
  );
}
