/** The tree of files: a press opens one; what changed says so in a word. */

import { formatBytes } from '../../recording/format.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { shownName, type FileRow } from './file-rows.ts';

interface Props {
  readonly rows: readonly FileRow[];
  readonly open: string | undefined;
  /** The id of where an opened file is shown. */
  readonly editor: string;
  readonly onOpen: (path: string) => void;
}

/** More would make the page slow; a program that makes more files than this has made its point. */
const MOST_ROWS = 500;

export function FileList({ rows, open, editor, onOpen }: Props) {
  if (rows.length === 0) return <p class="wb-none">There are no files.</p>;
  return (
    <ScrollBox class="wb-scroll wb-tree" role="group" label="Tree of files">
      <ul>
        {rows.slice(0, MOST_ROWS).map((row) => (
          <li key={row.path} style={{ '--depth': row.depth }} class={row.change}>
            {row.kind === 'directory' || row.change === 'removed' ? (
              <span class="wb-name">
                <bdi>{shownName(row.name)}</bdi>
                {row.kind === 'directory' && '/'}
              </span>
            ) : (
              <button
                type="button"
                class="wb-name"
                aria-pressed={row.path === open}
                aria-controls={editor}
                onClick={() => {
                  onOpen(row.path);
                }}
              >
                <bdi>{shownName(row.name)}</bdi>
              </button>
            )}
            <span class="wb-size">{told(row)}</span>
          </li>
        ))}
      </ul>
      {rows.length > MOST_ROWS && (
        <p>{`${(rows.length - MOST_ROWS).toLocaleString('en-GB')} more aren’t shown.`}</p>
      )}
    </ScrollBox>
  );
}

/** "added, 20 B". */
function told({ change, size, kind }: FileRow): string {
  const what = kind === 'link' ? 'link' : size === undefined ? '' : formatBytes(size);
  return [change ?? '', change === 'removed' ? '' : what].filter((part) => part !== '').join(', ');
}
