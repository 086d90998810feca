/** How the run ends here, and what the browser’s own engine says of the same call. */

import { ending, resultOf, type Session } from './session.ts';
import type { Answer } from './use-engine.ts';

export function Outcome({ run, answer }: { readonly run: Session; readonly answer?: Answer }) {
  return (
    <p class="sm-outcome">
      {run.refusal === undefined ? (
        <>
          <code>{callOf(run)}</code>
          {` ends with ${ending(run)}. `}
        </>
      ) : (
        'Refused before it ran. '
      )}
      {answer !== undefined && <EngineSays run={run} answer={answer} />}
    </p>
  );
}

function EngineSays({ run, answer }: { readonly run: Session; readonly answer: Answer }) {
  const { kind, text } = answer;
  if (kind === 'result') {
    const same = text === String(resultOf(run));
    return (
      <>
        {'The engine’s own answer: '}
        <b>{text}</b>
        {same ? ', the same.' : '. That differs, which it should never do.'}
      </>
    );
  }
  const what = kind === 'trap' ? 'stops too' : 'refuses it too';
  return (
    <>
      {`The engine ${what}: `}
      <samp>{text}</samp>
    </>
  );
}

/** "gcd(48, 18)". */
function callOf({ example, args }: Session): string {
  return `${example.name}(${args.join(', ')})`;
}
