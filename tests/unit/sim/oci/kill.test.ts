/** Only three things end a running container: its own end, its shim's, and a dockerd that isn't told to leave it alone. */

import { describe, expect, it } from 'vitest';
import { blowsAt, fates, type Blow } from '../../../../src/sim/oci/kill.ts';

const DOCKER = { engine: 'docker', runtime: 'runc' } as const;

function ends(blow: Blow, liveRestore = false): boolean {
  const program = fates(DOCKER, blow, liveRestore).find((fate) => fate.actor.id === 'process');
  return program?.state === 'dies';
}

describe('a running container', () => {
  it.each([
    ['client', false],
    ['dockerd', true],
    ['dockerd-restart', true],
    ['containerd', false],
    ['containerd-restart', false],
    ['shim', true],
    ['runtime', false],
    ['process', true],
  ] as const)('without live restore, %s: ends is %s', (blow, expected) => {
    expect(ends(blow)).toBe(expected);
  });

  it('with live restore outlives dockerd', () => {
    expect(ends('dockerd', true)).toBe(false);
    expect(ends('dockerd-restart', true)).toBe(false);
    expect(ends('shim', true)).toBe(true);
  });

  it('has no runtime any more, whatever is killed', () => {
    for (const blow of blowsAt(DOCKER)) {
      const runtime = fates(DOCKER, blow, false).find((fate) => fate.actor.id === 'runtime');
      expect(runtime?.state).toBe('gone');
    }
  });

  it('of containerd has no dockerd to kill, and one of runc alone has no shim', () => {
    expect(blowsAt({ engine: 'containerd', runtime: 'runc' })).not.toContain('dockerd');
    expect(blowsAt({ engine: 'none', runtime: 'runc' })).toEqual(['runtime', 'process']);
  });
});
