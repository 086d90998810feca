/** Where a reader types a program's standard input, line by line. */

import { useRef, useState } from 'preact/hooks';
import { move, NO_HISTORY, paste, remember } from './input-line.ts';

interface Props {
  readonly id: string;
  /** The program runs, and its input hasn't ended. */
  readonly open: boolean;
  /** It waits for the reader. */
  readonly waiting: boolean;
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
}

export function InputLine({ id, open, waiting, onText, onEnd }: Props) {
  const [text, setText] = useState('');
  const [history, setHistory] = useState(NO_HISTORY);
  const field = useRef<HTMLInputElement>(null);
  const send = () => {
    if (!open) return;
    onText(`${text}\n`);
    setHistory(remember(history, text));
    setText('');
  };
  const end = () => {
    // As in a terminal: what stands there goes first, and only an empty line ends the input.
    if (text === '') onEnd();
    else onText(text);
    setText('');
  };
  const go = (by: -1 | 1) => {
    const next = move(history, by, text);
    setHistory(next.history);
    setText(next.field);
  };
  return (
    // No form: a sandboxed frame may not submit one, and says nothing of it.
    <div class={waiting ? 'wb-type waiting' : 'wb-type'}>
      <label>
        <span>Standard input</span>
        <input
          ref={field}
          id={`${id}-stdin`}
          type="text"
          value={text}
          readOnly={!open}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="send"
          aria-describedby={`${id}-ending`}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text/plain') ?? '';
            if (!open || !/[\r\n]/u.test(pasted)) return;
            event.preventDefault();
            const { selectionStart, selectionEnd } = event.currentTarget;
            const { lines, rest } = paste(
              text,
              selectionStart ?? text.length,
              selectionEnd ?? text.length,
              pasted,
            );
            onText(lines.join(''));
            setText(rest);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              go(event.key === 'ArrowUp' ? -1 : 1);
            } else if (event.key === 'Enter' && !event.isComposing) {
              send();
            } else if (event.key === 'd' && event.ctrlKey && open) {
              event.preventDefault();
              end();
            }
          }}
        />
      </label>
      <button
        type="button"
        class="btn"
        aria-disabled={!open}
        onClick={() => {
          send();
          field.current?.focus();
        }}
      >
        Send
      </button>
      <button
        type="button"
        class="btn"
        aria-disabled={!open}
        title="Ctrl and D in the field does the same"
        onClick={() => {
          if (open) onEnd();
        }}
      >
        End input
      </button>
    </div>
  );
}
