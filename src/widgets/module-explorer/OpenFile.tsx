/** How a reader brings a module of their own: by a button, or by dropping it on the figure. */

import { useState } from 'preact/hooks';
import { formatBytes } from '../../recording/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Opened } from './use-opened.ts';

interface Props {
  readonly opened: Opened | undefined;
  readonly onOpen: (file: File) => void;
  readonly onClose: () => void;
}

export function OpenFile({ opened, onOpen, onClose }: Props) {
  return (
    <>
      <label class="btn mx-open">
        Open a .wasm file
        <input
          class="visually-hidden"
          type="file"
          accept=".wasm,application/wasm"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) onOpen(file);
            // The same file, changed, can be opened again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {opened?.own === true && (
        <p class="mx-own">
          {`${opened.name}, ${formatBytes(opened.bytes.length)}`}
          <button type="button" class="btn bare" onClick={onClose}>
            <Icon name="x" />
            Close
          </button>
        </p>
      )}
    </>
  );
}

interface Drop {
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** A file dropped anywhere on the figure; without this the browser would leave the page for it. */
export function useDrop(onOpen: (file: File) => void): Drop {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => {
        setOver(false);
      },
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file !== undefined) onOpen(file);
      },
    },
  };
}
