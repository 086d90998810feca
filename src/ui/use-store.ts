/** Preact's side of the shared stores: a component that reads one is drawn again when it changes. */

import { useEffect, useState } from 'preact/hooks';

/**
 * The value of `get()`, kept current. The first drawing always uses `before`, as the server did, so
 * that what the browser has stored can't disagree with the page it was sent.
 */
export function useShared<T>(
  subscribe: (listener: () => void) => () => void,
  get: () => T,
  before: T,
): T {
  const [value, setValue] = useState<T>(before);
  useEffect(() => {
    const update = () => {
      setValue(() => get());
    };
    update();
    return subscribe(update);
  }, []);
  return value;
}
