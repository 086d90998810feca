/** The playground's editor: C and the text form of WebAssembly. */

import { cpp } from '@codemirror/lang-cpp';
import { wast } from '@codemirror/lang-wast';
import type { Language } from '../../compile/api.ts';
import { openTextEditor, type EditorGiven, type TextEditor } from '../text-editor/text-editor.ts';

const LANGUAGES = { wat: wast, c: cpp } as const;

export function openCodeEditor(given: EditorGiven<Language>): TextEditor<Language> {
  return openTextEditor(given, LANGUAGES);
}
