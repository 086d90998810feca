/** Where something is written: a plain field that works at once, and the real editor in its place once it is used. */

import type { MutableRef } from 'preact/hooks';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Diagnostic } from '../../compile/api.ts';
import type { EditorGiven, TextEditor } from './text-editor.ts';

/** What others may do with the editor. */
export interface EditorHandle {
  moveTo(line: number, column: number): void;
}

type Open<Language extends string> = (given: EditorGiven<Language>) => TextEditor<Language>;

interface Props<Language extends string> {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Changes when another text takes the place of this one; what is typed here doesn't change it. */
  readonly turn: number;
  readonly language: Language;
  readonly diagnostics: readonly Diagnostic[];
  /** Characters that the plain field takes. */
  readonly longest: number;
  /** Of the plain field. */
  readonly rows?: number;
  /** What Ctrl or Command with Enter does: "runs". */
  readonly enter: string;
  /** Brings the editor's code. */
  readonly load: () => Promise<Open<Language>>;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** The reader has come to it. */
  readonly onUse: () => void;
  readonly handle: MutableRef<EditorHandle | undefined>;
}

export function Editor<Language extends string>(props: Props<Language>) {
  const { id, text, turn, language, diagnostics, onUse, handle } = props;
  const latest = useRef(props);
  latest.current = props;
  const plain = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const code = useRef<TextEditor<Language>>();
  const [loaded, setLoaded] = useState(false);
  const composing = useRef(false);
  const open = useRef<Open<Language>>();
  const asked = useRef(false);
  const shown = useRef(turn);
  /** Not in the middle of a word that an input method is still putting together. */
  const takePlace = () => {
    if (open.current === undefined || composing.current || place.current === null) return;
    code.current ??= takeOver(open.current, plain.current, place.current, latest);
    setLoaded(true);
  };
  /** Where the editor's code doesn't arrive, the plain field stays, and its next use asks again. */
  const load = () => {
    if (asked.current) return;
    asked.current = true;
    latest.current.load().then(
      (loadedOpen) => {
        open.current = loadedOpen;
        takePlace();
      },
      () => {
        asked.current = false;
      },
    );
  };

  useLayoutEffect(() => {
    // What was typed before this code came stays.
    const typed = plain.current?.value;
    if (typed !== undefined && typed !== text) latest.current.onText(typed);
    if (document.activeElement === plain.current) {
      latest.current.onUse();
      load();
    }
    handle.current = {
      moveTo(line, column) {
        if (code.current === undefined) moveIn(plain.current, line, column);
        else code.current.moveTo(line, column);
      },
    };
    return () => code.current?.close();
  }, []);
  // Not at every new text: one that was typed here comes back late, and would undo what came after it.
  // And at once, before another key is heard.
  useLayoutEffect(() => {
    if (shown.current === turn) return;
    shown.current = turn;
    if (plain.current !== null && plain.current.value !== text) plain.current.value = text;
    if (code.current !== undefined && code.current.text() !== text) code.current.replace(text);
  }, [turn]);
  useEffect(() => code.current?.speak(language), [language, loaded]);
  useEffect(() => code.current?.mark(diagnostics), [diagnostics, loaded]);

  return (
    <div class="ed">
      {!loaded && (
        <textarea
          ref={plain}
          aria-label={props.label}
          aria-describedby={`${id}-keys`}
          rows={props.rows ?? 18}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          wrap="off"
          maxLength={props.longest}
          defaultValue={text}
          onFocus={() => {
            onUse();
            load();
          }}
          onInput={(event) => props.onText(event.currentTarget.value)}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={() => {
            composing.current = false;
            takePlace();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            props.onRun();
          }}
        />
      )}
      <div ref={place} hidden={!loaded} />
      <p id={`${id}-keys`} class="ed-keys">
        {`Tab leaves the editor. Ctrl or Command with Enter ${props.enter}, with ] it indents.`}
      </p>
    </div>
  );
}

function takeOver<Language extends string>(
  open: Open<Language>,
  plain: HTMLTextAreaElement | null,
  parent: HTMLElement,
  latest: MutableRef<Props<Language>>,
): TextEditor<Language> {
  const { label, id, language } = latest.current;
  const focused = document.activeElement === plain;
  const editor = open({
    parent,
    text: plain?.value ?? latest.current.text,
    selection: [plain?.selectionStart ?? 0, plain?.selectionEnd ?? 0],
    language,
    label,
    help: `${id}-keys`,
    onText: (text) => latest.current.onText(text),
    onRun: () => latest.current.onRun(),
  });
  parent.hidden = false;
  if (focused) editor.focus();
  return editor;
}

function moveIn(plain: HTMLTextAreaElement | null, line: number, column: number): void {
  if (plain === null) return;
  const before = plain.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  plain.focus();
  plain.setSelectionRange(at, at);
}
