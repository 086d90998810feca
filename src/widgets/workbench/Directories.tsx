/** The directories that a program is given: which files, under which path, to be read or written too. */

import type { FileTree, Preopen } from '../../wasi/api.ts';
import { ChoiceField, TextField } from '../../ui/Field.tsx';
import { RUN_PARAMS } from './settings-params.ts';
import { WHOLE } from './settings.ts';

interface Props {
  readonly preopens: readonly Preopen[];
  readonly files: FileTree;
  readonly onPreopens: (preopens: readonly Preopen[]) => void;
}

const { options } = RUN_PARAMS.dir;
const MOST = 8;

export function Directories({ preopens, files, onPreopens }: Props) {
  // Without any there is still a row, in which the first one can be given.
  const rows = preopens.length === 0 ? [undefined] : preopens;
  return (
    <>
      {rows.map((preopen, index) => (
        <Row
          key={index}
          number={rows.length > 1 ? ` ${String(index + 1)}` : ''}
          preopen={preopen}
          folders={foldersOf(files, preopen?.folder)}
          onChange={(next) => {
            onPreopens(
              preopen === undefined
                ? kept([next])
                : kept(preopens.map((other, at) => (at === index ? next : other))),
            );
          }}
        />
      ))}
      {preopens.length > 0 && preopens.length < MOST && (
        <button
          type="button"
          class="btn bare"
          onClick={() => {
            const path = `/dir${String(preopens.length + 1)}`;
            onPreopens([...preopens, { path, folder: '', write: false }]);
          }}
        >
          Give it another directory
        </button>
      )}
    </>
  );
}

const kept = (preopens: readonly (Preopen | undefined)[]) =>
  preopens.filter((preopen) => preopen !== undefined);

interface RowProps {
  readonly number: string;
  readonly preopen: Preopen | undefined;
  readonly folders: Readonly<Record<string, string>>;
  readonly onChange: (preopen: Preopen | undefined) => void;
}

function Row({ number, preopen, folders, onChange }: RowProps) {
  const may = preopen === undefined ? 'none' : preopen.write ? 'write' : 'read';
  return (
    <div class="wb-directory">
      <ChoiceField
        label={`Directory${number}`}
        options={options}
        value={may}
        onChange={(choice) => {
          const write = choice === 'write';
          onChange(choice === 'none' ? undefined : { ...(preopen ?? WHOLE), write });
        }}
      />
      {preopen !== undefined && (
        <TextField
          label={`Its path${number}`}
          value={preopen.path}
          maxLength={200}
          onChange={(path) => {
            onChange({ ...preopen, path });
          }}
        />
      )}
      {preopen !== undefined && Object.keys(folders).length > 1 && (
        <ChoiceField
          label={`What lies in it${number}`}
          options={folders}
          value={preopen.folder}
          onChange={(folder) => {
            onChange({ ...preopen, folder });
          }}
        />
      )}
    </div>
  );
}

/** Every directory among the files, and the one that is chosen, which may not be there any more. */
function foldersOf(files: FileTree, chosen = ''): Readonly<Record<string, string>> {
  const found = new Set([chosen]);
  for (const path of Object.keys(files)) {
    const parts = path.split('/').slice(0, -1);
    parts.forEach((_, index) => found.add(parts.slice(0, index + 1).join('/')));
  }
  found.delete('');
  const named = [...found].sort().map((at): [string, string] => [at, at]);
  return Object.fromEntries<string>([['', 'all files'], ...named]);
}
