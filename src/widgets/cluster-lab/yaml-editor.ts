/** The lab's editor: YAML, told apart by shades of ink. */

import { StreamLanguage, type StringStream } from '@codemirror/language';
import { openTextEditor, type EditorGiven, type TextEditor } from '../text-editor/text-editor.ts';

/** As much of YAML as an eye needs: comments, keys, text in quotes, numbers. */
const yaml = StreamLanguage.define({
  name: 'yaml',
  token(stream: StringStream) {
    if (stream.match(/#.*/u)) return 'comment';
    if (stream.sol() && stream.match(/---|\.\.\./u)) return 'keyword';
    if (stream.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/u)) return 'string';
    if (stream.match(/[\w./-]+(?=\s*:(?:\s|$))/u)) return 'keyword';
    if (stream.match(/-?\d[\w.%]*(?=\s*$|,|\])/u)) return 'number';
    stream.next();
    return null;
  },
});

export function openYamlEditor(given: EditorGiven<'yaml'>): TextEditor<'yaml'> {
  return openTextEditor(given, { yaml: () => yaml });
}
