/** The link to a reader's own session: read when the figure comes to life, kept ready while it changes. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { fromFragment, isFragment, toFragment, type Saved } from './saved.ts';

interface Given {
  /** Nothing while the session is the preset's own. */
  readonly saved: Saved | undefined;
  /** The figure has an address of its own: there its session may stand in it. */
  readonly alone: boolean;
  readonly onRead: (saved: Saved) => void;
}

export function useSessionLink(given: Given) {
  const { saved, alone } = given;
  const latest = useRef(given);
  latest.current = given;
  const [problem, setProblem] = useState<string>();
  const [fragment, setFragment] = useState<string>();
  useEffect(() => {
    if (!alone || !isFragment(location.hash)) return;
    void fromFragment(location.hash).then((read) => {
      if (typeof read === 'string') setProblem(read);
      else latest.current.onRead(read);
    });
  }, []);
  useEffect(() => {
    let current = true;
    setFragment(undefined);
    if (saved !== undefined) {
      void toFragment(saved).then((made) => {
        if (current) setFragment(made);
      });
    }
    return () => {
      current = false;
    };
  }, [saved && JSON.stringify(saved)]);
  return { problem, fragment, forget: () => setProblem(undefined) };
}
