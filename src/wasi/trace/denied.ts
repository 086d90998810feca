/** Tells what the reader has denied from what a module was refused for other reasons. */

import type { Capability, Touch } from '../api.ts';
import type { Given } from '../given.ts';
import { touches } from './signatures.ts';

const NEEDS: Readonly<Partial<Record<Touch, Capability>>> = {
  arguments: 'args',
  environment: 'env',
  clock: 'clock',
  random: 'random',
  streams: 'stdin',
};

/**
 * For a call that was just answered with NOTCAPABLE: whether a capability that it needs is denied, or
 * a directory is only to be read. A path that leads out of its directory is refused in any case, and
 * not denied: `escapes` counts those so far.
 */
export function denier(
  { deny, preopens = [] }: Pick<Given, 'deny' | 'preopens'>,
  escapes: () => number,
): (name: string, first: number) => boolean {
  const someReadOnly = preopens.some(({ write }) => !write);
  let before = 0;
  return (name, first) => {
    const escaped = escapes() > before;
    before = escapes();
    const touch = touches(name, first);
    const need = NEEDS[touch];
    return need === undefined ? touch === 'files' && someReadOnly && !escaped : deny.includes(need);
  };
}
