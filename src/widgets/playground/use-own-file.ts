/** The file that the reader has opened, if any. */

import { useState } from 'preact/hooks';
import type { OwnModule } from '../../wasi/api.ts';
import type { Trouble } from '../../compile/api.ts';
import { inspect, tooLarge, type Anatomy, type Inspected } from './anatomy.ts';

export interface OwnFileState {
  readonly file: { readonly module: OwnModule; readonly anatomy: Anatomy } | undefined;
  readonly trouble: Trouble | undefined;
  open(file: File): void;
  close(): void;
}

export function useOwnFile(onOpened: () => void): OwnFileState {
  const [file, setFile] = useState<OwnFileState['file']>();
  const [trouble, setTrouble] = useState<Trouble>();
  const open = async (chosen: File) => {
    setTrouble(undefined);
    const read = await readFile(chosen);
    if (!read.found.ok) {
      const { what, advice, cause } = read.found;
      setTrouble({ what, advice, ...(cause === undefined ? {} : { cause }) });
      return;
    }
    setFile({ module: { name: chosen.name, bytes: read.bytes }, anatomy: read.found.anatomy });
    onOpened();
  };
  return {
    file,
    trouble,
    open: (chosen) => void open(chosen),
    close() {
      setFile(undefined);
      setTrouble(undefined);
    },
  };
}

const NOTHING = new Uint8Array();

async function readFile(
  file: File,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly found: Inspected }> {
  const refused = tooLarge(file.size);
  if (refused !== undefined) return { bytes: NOTHING, found: refused };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { bytes, found: await inspect(bytes) };
  } catch (error) {
    const what = 'This file can’t be read';
    const advice = 'It may have been moved, or be a folder. Choose it again.';
    return { bytes: NOTHING, found: { ok: false, what, advice, cause: String(error) } };
  }
}
