/** One file: its text to be edited, or its bytes to be looked at; to be downloaded or deleted. */

import { formatBytes } from '../../recording/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { FileContent } from '../../wasi/api.ts';
import { bytesOf, kindOf } from './file-tree.ts';
import { shownName } from './file-rows.ts';
import { HexTable } from './HexTable.tsx';

interface Props {
  readonly path: string;
  readonly content: FileContent;
  readonly onContent: (content: string) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** A longer text makes a field slow. */
const MOST_EDITED = 200_000;
const MOST_BYTES = 512;

export function FileEditor({ path, content, onContent, onDelete, onClose }: Props) {
  const name = shownName(path);
  return (
    <div class="wb-file" role="group" aria-label={`File ${name}`}>
      <div class="wb-bar">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
        <button
          type="button"
          class="btn bare"
          onClick={() => {
            saveFile(path.split('/').at(-1) ?? path, bytesOf(content), 'application/octet-stream');
          }}
        >
          Download
        </button>
        <button type="button" class="btn bare" onClick={onDelete}>
          Delete
        </button>
        <button type="button" class="btn bare" onClick={onClose}>
          Close
        </button>
      </div>
      <Content name={name} path={path} content={content} onContent={onContent} />
    </div>
  );
}

interface ContentProps {
  readonly name: string;
  readonly path: string;
  readonly content: FileContent;
  readonly onContent: (content: string) => void;
}

function Content({ name, path, content, onContent }: ContentProps) {
  if (kindOf(path, content) === 'link') {
    return <p>{`A symbolic link to ${shownName(new TextDecoder().decode(bytesOf(content)))}.`}</p>;
  }
  if (typeof content === 'string' && content.length <= MOST_EDITED) {
    return (
      <textarea
        aria-label={`Text of ${name}`}
        rows={6}
        value={content}
        spellcheck={false}
        onInput={(event) => {
          onContent(event.currentTarget.value);
        }}
      />
    );
  }
  const bytes = bytesOf(content);
  const kind = typeof content === 'string' ? 'A long text' : 'No text';
  const shown = bytes.subarray(0, MOST_BYTES);
  return (
    <>
      <p>
        {`${kind}, ${formatBytes(bytes.length)}: it can be looked at here and not edited.`}
        {shown.length < bytes.length && ` These are its first ${formatBytes(shown.length)}.`}
      </p>
      <HexTable label={`Bytes of ${name}`} bytes={shown} address={0} />
    </>
  );
}
