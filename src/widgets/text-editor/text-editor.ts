/** The editor that takes a plain field's place: CodeMirror, loaded when the field is first used. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, type EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic } from '../../compile/api.ts';

export interface TextEditor<Language extends string> {
  text(): string;
  /** Puts another text in; the reader can undo it. */
  replace(text: string): void;
  speak(language: Language): void;
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Line and column from 1. */
  moveTo(line: number, column: number): void;
  focus(): void;
  close(): void;
}

export interface EditorGiven<Language extends string> {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly selection: readonly [from: number, to: number];
  readonly language: Language;
  readonly label: string;
  /** The id of the words on how to leave it. */
  readonly help: string;
  readonly onText: (text: string) => void;
  /** Ctrl or Command with Enter. */
  readonly onRun: () => void;
}

/** Opens it with a grammar for each language that it can speak. */
export function openTextEditor<Language extends string>(
  given: EditorGiven<Language>,
  languages: Readonly<Record<Language, () => Extension>>,
): TextEditor<Language> {
  const language = new Compartment();
  const [anchor, head] = given.selection;
  const view = new EditorView({
    parent: given.parent,
    doc: given.text,
    // What a text area counts and what the editor counts differ where lines end in two characters.
    selection: { anchor: 0 },
    extensions: [language.of(languages[given.language]()), ...fixtures(given)],
  });
  const most = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(anchor, most), head: Math.min(head, most) } });
  return {
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    speak(name) {
      view.dispatch({ effects: language.reconfigure(languages[name]()) });
    },
    mark(diagnostics) {
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map((each) => marked(view.state, each)),
        ),
      );
    },
    moveTo(line, column) {
      const at = offsetOf(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    focus() {
      view.focus();
    },
    close() {
      view.destroy();
    },
  };
}

/** Everything that stays as it is while the editor lives. */
function fixtures(given: Omit<EditorGiven<string>, 'language'>): Extension[] {
  return [
    lineNumbers(),
    history(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    lintGutter(),
    syntaxHighlighting(SHADES),
    // Tab is left alone: it moves on to what comes after the editor.
    keymap.of([
      { key: 'Mod-Enter', preventDefault: true, run: () => (given.onRun(), true) },
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
    ]),
    EditorView.contentAttributes.of({
      'aria-label': given.label,
      'aria-describedby': given.help,
      spellcheck: 'false',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) given.onText(update.state.doc.toString());
    }),
    LOOK,
  ];
}

function offsetOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(at.from + column - 1, at.to);
}

/** What stands between spaces and brackets: compilers give only where it begins. */
const WORD = /^[^\s()[\]{};,"]+/u;

function marked(state: EditorState, { line, column, severity, message }: Diagnostic) {
  const from = offsetOf(state.doc, line, column);
  const word = WORD.exec(state.doc.sliceString(from, state.doc.lineAt(from).to))?.[0] ?? ' ';
  const to = Math.min(from + word.length, state.doc.length);
  return { from, to, severity: severity === 'note' ? ('info' as const) : severity, message };
}

/** Hues belong to the layers: code is told apart by shades of ink. */
const SHADES = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: [tags.keyword, tags.typeName, tags.controlKeyword], fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.literal], color: 'var(--ink-2)' },
]);

const LOOK = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-gutters': {
    color: 'var(--ink-3)',
    backgroundColor: 'var(--sunk)',
    borderRight: '1px solid var(--rule)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--sunk)',
    outline: '1px solid var(--edge)',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--sheet)',
    border: '1px solid var(--edge)',
  },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--sunk)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': {
    backgroundColor: 'var(--sheet)',
    color: 'var(--ink)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--wrong)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
});
