/** What the compiler complains of, in words; each place is a button that moves the cursor there. */

import type { Build, Diagnostic } from '../../compile/api.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

interface Props {
  readonly build: Build | undefined;
  /** The source has changed since. */
  readonly old: boolean;
  readonly moveTo: (line: number, column: number) => void;
}

export function Problems({ build, old, moveTo }: Props) {
  if (build === undefined || build.kind === 'failed') return null;
  const { diagnostics, words } = build;
  if (diagnostics.length === 0 && words.trim() === '') return null;
  return (
    <div class="pg-problems">
      {old && diagnostics.length > 0 && <p>You have changed the source since:</p>}
      <ul aria-label="What the compiler says">
        {diagnostics.map((each, index) => (
          <li key={index} class={each.severity}>
            <button
              type="button"
              class="btn bare"
              onClick={() => moveTo(each.line, each.column)}
            >{`Line ${String(each.line)}, column ${String(each.column)}`}</button>
            <span>
              <b>{each.severity}</b>
              {`: ${each.message}`}
            </span>
          </li>
        ))}
      </ul>
      {words.trim() !== '' && (
        <details>
          <summary>All that it printed</summary>
          <ScrollBox class="pg-words" label="What the compiler printed">
            <pre>{words}</pre>
          </ScrollBox>
        </details>
      )}
    </div>
  );
}

/** "2 errors and 1 warning." */
export function countsInWords(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']) => {
    const found = diagnostics.filter((each) => each.severity === severity).length;
    return found === 0 ? [] : [`${String(found)} ${severity}${found === 1 ? '' : 's'}`];
  };
  return [...count('error'), ...count('warning')].join(' and ');
}
