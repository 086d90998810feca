/** The address that opens a function in the playground; what makes it comes only once the figure is alive. */

import { useEffect, useState } from 'preact/hooks';

/** Undefined until it is known. */
export function usePlaygroundLink(wat: string): string | undefined {
  const [link, setLink] = useState<{ wat: string; address: string }>();
  useEffect(() => {
    let wanted = true;
    void import('../playground/link.ts')
      .then(({ playgroundLink }) => playgroundLink('wat', wat))
      .then((address) => {
        if (wanted) setLink({ wat, address });
      })
      // Without it there is just no link.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [wat]);
  return link?.wat === wat ? link.address : undefined;
}
