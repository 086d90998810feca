/** The module that is shown: one of the course’s, fetched when it is asked for, or a file of the reader’s own. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { fromBase64 } from '../../recording/bytes.ts';
import { formatBytes } from '../../recording/format.ts';
import type { Trouble } from '../../ui/Frame.tsx';
import { moduleUrl } from '../../wasi/modules.ts';
import { MOST_BYTES } from './params.ts';

export interface Opened {
  /** "add.wasm". */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly own: boolean;
}

/** A module that came with the page, its bytes in base64. */
export interface Given {
  readonly module: string;
  readonly base64: string;
}

export interface Opener {
  /** Undefined while the first one is fetched. */
  readonly opened: Opened | undefined;
  readonly loading: boolean;
  readonly trouble: Trouble | undefined;
  open(file: File): Promise<void>;
  /** Back to the course’s module. */
  close(): void;
}

export function useOpened(module: string, given: Given | undefined): Opener {
  const first = useMemo(() => fromGiven(given), []);
  const [course, setCourse] = useState(first);
  const [own, setOwn] = useState<Opened>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [tries, setTries] = useState(0);
  const wanted = `${module}.wasm`;
  useEffect(() => {
    setOwn(undefined);
    setTrouble(undefined);
    if (first?.name === wanted) setCourse(first);
    if (first?.name === wanted || course?.name === wanted) return undefined;
    const leave = new AbortController();
    void load(module, leave.signal).then((result) => {
      if (leave.signal.aborted) return;
      if (result instanceof Uint8Array) {
        setCourse({ name: wanted, bytes: result, own: false });
        return;
      }
      const press = () => {
        setTries((count) => count + 1);
      };
      setTrouble({ ...result, actions: [{ label: 'Try again', press }] });
    });
    return () => {
      leave.abort();
    };
  }, [module, tries]);
  const open = async (file: File) => {
    if (file.size > MOST_BYTES) {
      setTrouble(tooLarge(file));
      return;
    }
    try {
      setOwn({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), own: true });
      setTrouble(undefined);
    } catch {
      setTrouble({
        what: `“${file.name}” can’t be read`,
        advice: 'Perhaps it is a folder, or it was moved. Choose it again.',
      });
    }
  };
  const close = () => {
    setOwn(undefined);
    setTrouble(undefined);
  };
  const loading = own === undefined && course?.name !== wanted && trouble === undefined;
  return { opened: own ?? course, loading, trouble, open, close };
}

function fromGiven(given: Given | undefined): Opened | undefined {
  if (given === undefined) return undefined;
  const bytes = fromBase64(given.base64);
  return { name: `${given.module}.wasm`, bytes, own: false };
}

async function load(module: string, signal: AbortSignal): Promise<Uint8Array | Trouble> {
  try {
    const answer = await fetch(moduleUrl(module, import.meta.env.BASE_URL), { signal });
    if (!answer.ok) throw new Error(`The server answered ${String(answer.status)}.`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    return {
      what: `${module}.wasm didn’t come`,
      advice: 'The module before it is shown still. Check the connection, then try again.',
      cause: error instanceof Error ? error.message : undefined,
    };
  }
}

function tooLarge(file: File): Trouble {
  return {
    what: `“${file.name}” is too large to be taken apart here`,
    advice: `It has ${formatBytes(file.size)}; at most ${formatBytes(MOST_BYTES)} can be shown. A build without debug information is smaller, as “wasm-strip” or your linker’s “--strip-all” makes it.`,
  };
}
