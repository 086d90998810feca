/** The ways to a new file: by its name, from the reader's device, or dropped. */

import { useState } from 'preact/hooks';
import type { FileTree } from '../../wasi/api.ts';
import { problemWithPath } from './file-tree.ts';
import { readGiven, type GivenFile } from './given-files.ts';

interface Props {
  readonly tree: FileTree;
  /** Bytes that the files may hold together. */
  readonly most: number;
  /** `words` say what was added and what wasn't. */
  readonly onAdd: (files: FileTree, words: string) => void;
}

export function AddFiles({ tree, most, onAdd }: Props) {
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  const take = async (given: readonly GivenFile[]) => {
    const { files, words } = await readGiven(given, tree, most);
    onAdd(files, words);
  };
  const make = () => {
    const wrong = problemWithPath(tree, path);
    setProblem(wrong);
    if (wrong !== undefined) return;
    onAdd({ [path]: '' }, `${path} is there, empty.`);
    setPath('');
  };
  return (
    // No form: a sandboxed frame may not submit one, and says nothing of it.
    <div
      class={over ? 'wb-add over' : 'wb-add'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="field">
        New file
        <input
          type="text"
          value={path}
          maxLength={200}
          placeholder="notes/a.txt"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={(event) => {
            setPath(event.currentTarget.value);
            setProblem(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) make();
          }}
        />
      </label>
      <button type="button" class="btn" onClick={make}>
        Make it
      </button>
      <label class="field">
        From your device, or dropped here
        <input
          type="file"
          multiple
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            // The same file can be taken again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {problem !== undefined && (
        <p class="wb-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
