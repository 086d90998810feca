/** The compilers as the playground sees them: when they come, and what they last said. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Build, Language, Level, Trouble } from '../../compile/api.ts';
import type { CCompiler } from '../../compile/c/compiler.ts';
import type { Assembler } from '../../compile/wat/assembler.ts';

/** How far the C compiler is on its way. */
export type Arrival =
  | { readonly kind: 'absent' }
  | { readonly kind: 'coming'; readonly done: number; readonly total: number }
  /** All of it is here, and is being made ready. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' };

export interface Written {
  readonly language: Language;
  readonly source: string;
  readonly level: Level;
}

export interface Built {
  readonly build: Build;
  readonly from: Written;
}

export interface Builder {
  /** The last answer; what it was made from may have changed since. */
  readonly built: Built | undefined;
  /** The same, also where a function still holds an older builder. */
  latest(): Built | undefined;
  readonly busy: boolean;
  readonly arrival: Arrival;
  readonly trouble: Trouble | undefined;
  getCompiler(): void;
  /** Compiles or assembles, unless that is done already. Rejects never; for C the compiler must be ready. */
  make(written: Written): Promise<Build>;
  /** Ends the C compiler in the middle of its work; the next `getCompiler` starts it again. */
  stop(): void;
  clear(): void;
}

export function useBuild(): Builder {
  const [built, setBuilt] = useState<Built>();
  const [busy, setBusy] = useState(0);
  const [arrival, setArrival] = useState<Arrival>({ kind: 'absent' });
  const [trouble, setTrouble] = useState<Trouble>();
  const assembler = useRef<Assembler>();
  const compiler = useRef<CCompiler>();
  const last = useRef<Built>();
  const order = useRef(0);

  useEffect(
    () => () => {
      assembler.current?.close();
      compiler.current?.close();
    },
    [],
  );

  const getCompiler = async () => {
    setTrouble(undefined);
    setArrival({ kind: 'coming', done: 0, total: 0 });
    const problem = await bringCompiler(compiler, (done, total) => {
      setArrival(done < total ? { kind: 'coming', done, total } : { kind: 'starting' });
    });
    // Who cancels a download knows that it is cancelled.
    setTrouble(problem?.stopped === true ? undefined : problem);
    setArrival({ kind: problem === undefined ? 'ready' : 'absent' });
  };
  const make = async (written: Written): Promise<Build> => {
    const before = last.current;
    if (before !== undefined && same(before.from, written)) return before.build;
    const mine = ++order.current;
    setBusy((count) => count + 1);
    const build = await buildOnce(written, assembler, compiler);
    setBusy((count) => count - 1);
    // An answer to an older text doesn't take the place of one to a newer.
    if (mine === order.current) {
      last.current = build.kind === 'failed' ? undefined : { build, from: written };
      setBuilt({ build, from: written });
      setTrouble(build.kind === 'failed' ? build.trouble : undefined);
    }
    return build;
  };
  return {
    built,
    latest: () => last.current,
    busy: busy > 0,
    arrival,
    trouble,
    getCompiler: () => void getCompiler(),
    make,
    stop() {
      compiler.current?.close();
      setArrival({ kind: 'absent' });
    },
    clear() {
      // An answer that is still to come is to something that isn't there any more.
      order.current += 1;
      last.current = undefined;
      setBuilt(undefined);
      setTrouble(undefined);
    },
  };
}

function same(one: Written, other: Written): boolean {
  return (
    one.language === other.language &&
    one.source === other.source &&
    (one.language === 'wat' || one.level === other.level)
  );
}

async function bringCompiler(
  compiler: { current: CCompiler | undefined },
  onProgress: (done: number, total: number) => void,
): Promise<Trouble | undefined> {
  try {
    const { openCCompiler } = await import('../../compile/c/compiler.ts');
    compiler.current ??= openCCompiler(new URL(import.meta.env.BASE_URL, location.href).href);
    return await compiler.current.get(onProgress);
  } catch (error) {
    return notLoaded(error);
  }
}

async function buildOnce(
  { language, source, level }: Written,
  assembler: { current: Assembler | undefined },
  compiler: { current: CCompiler | undefined },
): Promise<Build> {
  try {
    if (language === 'c') {
      if (compiler.current === undefined) throw new Error('the C compiler isn’t there');
      return await compiler.current.compile(source, level);
    }
    const { openAssembler } = await import('../../compile/wat/assembler.ts');
    assembler.current ??= openAssembler();
    return await assembler.current.assemble(source);
  } catch (error) {
    return { kind: 'failed', trouble: notLoaded(error) };
  }
}

function notLoaded(error: unknown): Trouble {
  return {
    what: 'The part of this page that compiles didn’t arrive',
    advice: 'Check your connection and try again. Your program is still here.',
    cause: String(error),
  };
}
