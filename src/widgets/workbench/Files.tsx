/** The files beside a program: opened, edited, added, taken away, and what a run has changed of them. */

import { useRef, useState } from 'preact/hooks';
import { formatBytes } from '../../recording/format.ts';
import { AddFiles } from './AddFiles.tsx';
import { FileEditor } from './FileEditor.tsx';
import { FileList } from './FileList.tsx';
import { fileAt } from './file-tree.ts';
import { fileRows, shownName, summary } from './file-rows.ts';
import { NextFiles } from './NextFiles.tsx';
import type { Bench } from './use-bench.ts';

interface Props {
  readonly id: string;
  readonly bench: Bench;
  /** Bytes that the files may hold together. */
  readonly most: number;
}

export function Files({ id, bench, most }: Props) {
  const { disk } = bench;
  const [open, setOpen] = useState<string>();
  const [said, setSaid] = useState('');
  const section = useRef<HTMLDetailsElement>(null);
  const rows = fileRows(disk.since, disk.now);
  const content = open === undefined ? undefined : fileAt(disk.now, open);
  const close = (words: string) => {
    setOpen(undefined);
    setSaid(words);
    section.current?.querySelector('summary')?.focus();
  };
  return (
    <details class="wb-fold wb-files" open ref={section}>
      <summary>{`Files: ${summary(rows, formatBytes)}`}</summary>
      <FileList rows={rows} open={open} editor={`${id}-file`} onOpen={setOpen} />
      <div id={`${id}-file`}>
        {open !== undefined && content !== undefined && (
          <FileEditor
            key={open}
            path={open}
            content={content}
            onContent={(next) => {
              disk.put({ [open]: next });
            }}
            onDelete={() => {
              disk.remove(open);
              close(`${shownName(open)} is deleted.`);
            }}
            onClose={() => {
              close('');
            }}
          />
        )}
      </div>
      <AddFiles
        tree={disk.now}
        most={most}
        onAdd={(added, words) => {
          disk.put(added);
          setSaid(words);
          const [first] = Object.keys(added);
          if (first !== undefined) setOpen(first);
        }}
      />
      <p class="wb-said" role="status">
        {said}
      </p>
      {disk.changedByRun && <NextFiles id={id} disk={disk} />}
    </details>
  );
}
