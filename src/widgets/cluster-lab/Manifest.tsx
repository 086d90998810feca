/** The reader's manifest: an editor, what is wrong with the text, and the button that applies it. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import { Editor, type EditorHandle } from '../text-editor/Editor.tsx';
import type { YamlProblem } from './protocol.ts';
import { clock } from './story.ts';
import type { Lab } from './use-lab.ts';
import { count } from './words.ts';

export interface Draft {
  readonly text: string;
  /** Changes when another text takes the place of this one. */
  readonly turn: number;
}

interface Props {
  readonly id: string;
  readonly lab: Lab;
  readonly draft: Draft;
  readonly open: boolean;
  readonly onText: (text: string) => void;
  readonly onApply: () => void;
}

/** Longer than any manifest that a reader would write; a link can hold it. */
const LONGEST = 40_000;
/** After the last key. */
const PAUSE = 300;

const load = async () => (await import('./yaml-editor.ts')).openYamlEditor;
const NONE: readonly YamlProblem[] = [];

export function Manifest({ id, lab, draft, open, onText, onApply }: Props) {
  const editor = useRef<EditorHandle>();
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (!used) return undefined;
    const timer = setTimeout(() => lab.check(draft.text), PAUSE);
    return () => clearTimeout(timer);
  }, [used, draft.text, lab.scenario.minor]);
  const problems = used ? (lab.checked?.problems ?? NONE) : NONE;
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <details class="cl-manifest" open={open}>
      <summary>Your manifest</summary>
      <Editor
        id={`${id}-yaml`}
        label="Manifest in YAML"
        text={draft.text}
        turn={draft.turn}
        language="yaml"
        diagnostics={problems}
        longest={LONGEST}
        rows={14}
        enter="applies"
        load={load}
        onText={onText}
        onRun={onApply}
        onUse={() => setUsed(true)}
        handle={editor}
      />
      <div class="cl-apply">
        <button type="button" class="btn go" onClick={onApply}>
          <Icon name="play" />
          {`kubectl apply at ${clock(lab.now)}`}
        </button>
        <p role="status">{used ? stateInWords(errors.length, lab) : ''}</p>
      </div>
      {problems.length > 0 && (
        <ul class="cl-problems" aria-label="What is to be said of the manifest">
          {problems.map((one, index) => (
            <li key={index} class={one.severity}>
              <button
                type="button"
                class="btn bare"
                onClick={() => editor.current?.moveTo(one.line, one.column)}
              >{`Line ${one.line}, column ${one.column}`}</button>
              <span>
                <code>{one.message}</code> {one.advice}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function stateInWords(errors: number, { checked }: Lab): string {
  if (checked === undefined) return '';
  const { objects } = checked;
  const good =
    objects.length === 0 ? 'Nothing in it can be applied.' : `To apply: ${objects.join(', ')}.`;
  return errors === 0 ? good : `${count(errors, 'error')}. ${good} What runs stays as it is.`;
}
