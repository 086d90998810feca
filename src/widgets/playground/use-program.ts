/** What the reader is working on: text, language, settings; from an example, a link, or their own hand. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language, Level } from '../../compile/api.ts';
import { INITIAL_SETTINGS, type RunSettings } from '../workbench/settings.ts';
import { findExample, type Example } from './examples.ts';
import { fromFragment, isFragment, toFragment, type Saved } from './saved.ts';

export interface Draft extends Saved {
  /** Changes whenever another program has taken this one's place. */
  readonly turn: number;
}

export interface Work {
  readonly draft: Draft;
  /** What was wrong with the link, in sentences. */
  readonly problems: readonly string[];
  /** Whether the reader has begun: before that nothing is fetched and no address changed. */
  readonly used: boolean;
  /** `#code=…` of the draft, once it is made; `TOO_LONG` where there is none. */
  readonly fragment: string | undefined;
  write(source: string): void;
  speak(language: Language): void;
  setLevel(level: Level): void;
  setSettings(settings: RunSettings): void;
  start(example: Example): void;
  use(): void;
}

/**
 * @param isPage whether the page's address is the playground's own: then it follows the draft, and a
 *   reload keeps it. Asked in the browser only.
 */
export function useProgram(example: string, isPage: () => boolean): Work {
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(findExample(example)), turn: 0 }));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [used, setUsed] = useState(false);
  const [keeps, setKeeps] = useState(false);
  const edited = useRef(false);
  const change = (next: Partial<Saved>) => {
    edited.current = true;
    setUsed(true);
    setDraft((now) => ({ ...now, ...next }));
  };
  const replace = (next: Saved) => {
    setUsed(true);
    setDraft((now) => ({ ...next, turn: now.turn + 1 }));
  };
  const open = async () => {
    if (!isFragment(location.hash)) return;
    const read = await fromFragment(location.hash);
    // What was typed while the link was read is worth more than the link.
    if (edited.current) return;
    setProblems(read.ok ? read.problems : [read.problem]);
    if (read.ok) replace(read.saved);
  };
  useEffect(() => {
    setKeeps(isPage());
    void open();
    const again = () => {
      edited.current = false;
      void open();
    };
    addEventListener('hashchange', again);
    return () => {
      removeEventListener('hashchange', again);
    };
  }, []);
  const fragment = useFragment(draft, used, keeps);
  return {
    draft,
    problems,
    used,
    fragment,
    write: (source) => change({ source }),
    speak: (language) => change({ language }),
    setLevel: (level) => change({ level }),
    setSettings: (settings) => change({ settings }),
    start(chosen) {
      edited.current = true;
      setProblems([]);
      replace(draftOf(chosen));
    },
    use: () => setUsed(true),
  };
}

/** Stands for a draft that no link can hold. */
export const TOO_LONG = '';

function draftOf({ language, source, settings }: Example): Saved {
  return { language, source, level: 'Os', settings: { ...INITIAL_SETTINGS, ...settings } };
}

/** How long after the last key the address follows: browsers refuse hundreds of changes in a row. */
const PAUSE = 500;

function useFragment(draft: Draft, needed: boolean, keep: boolean): string | undefined {
  const [fragment, setFragment] = useState<string>();
  useEffect(() => {
    if (!needed) return undefined;
    let current = true;
    void toFragment(draft).then((made) => {
      if (current) setFragment(made ?? TOO_LONG);
    });
    return () => {
      current = false;
    };
  }, [draft, needed]);
  useEffect(() => {
    if (!keep || fragment === undefined || fragment === TOO_LONG) return undefined;
    const timer = setTimeout(() => {
      keepInAddress(fragment);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [fragment, keep]);
  return fragment;
}

function keepInAddress(fragment: string): void {
  try {
    history.replaceState(history.state, '', fragment);
  } catch {
    // A frame without an address of its own; the link can still be copied.
  }
}
