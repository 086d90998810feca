/** The figure's pure parts: changes in links, and what is said of a path. */

import { describe, expect, it } from 'vitest';
import { layerStack } from '../../../../src/widgets/layer-stack/params.ts';
import {
  MOST_CHANGES,
  readChanges,
  stackOf,
  story,
  whiteoutText,
  withChange,
} from '../../../../src/widgets/layer-stack/stack.ts';
import { initialValues } from '../../../../src/widgets/params.ts';

const VALUES = initialValues(layerStack.params);
const stack = (changes = '') => stackOf({ ...VALUES, changes });

describe('changes in a link', () => {
  it('are read in order, and what isn’t one is named', () => {
    expect(readChanges('write:etc/motd; burn:all;new')).toEqual({
      changes: [{ kind: 'write', path: 'etc/motd' }],
      unknown: ['burn:all', 'new'],
    });
  });

  it('come back as they were, and the oldest go when there are too many', () => {
    let text = '';
    for (let i = 0; i < MOST_CHANGES + 2; i += 1) {
      text = withChange(text, { kind: 'new', path: `a:${String(i)};` });
    }
    const { changes, unknown } = readChanges(text);
    expect(unknown).toEqual([]);
    expect(changes).toHaveLength(MOST_CHANGES);
    expect(changes.at(-1)?.path).toBe(`a:${String(MOST_CHANGES + 1)}`);
  });

  it('fit into the setting that they stand in, with paths of usual length', () => {
    const long = Array.from({ length: MOST_CHANGES }, () => 'delete:usr/lib/python3/library');
    expect(long.join(';').length).toBeLessThanOrEqual(layerStack.params.changes.maxLength);
  });
});

describe('the story of a path', () => {
  it('goes from the top down and says what hides what', () => {
    expect(story(stack(), 'etc/motd')).toEqual([
      'Layer 4 has it: this is what a program sees.',
      'Layer 1 holds one, hidden by layer 4.',
    ]);
    expect(story(stack('delete:etc/motd'), 'etc/motd')).toEqual([
      'The writable layer hides etc/motd.',
      'Layer 4 holds one, hidden by a whiteout in the writable layer.',
      'Layer 1 holds one, hidden by layer 4.',
    ]);
  });

  it('of what a layer hides further up names the whiteout', () => {
    expect(story(stack(), 'var/cache/apt/python3.deb')).toEqual([
      'Layer 3 hides var/cache/apt.',
      'Layer 2 holds one, hidden by a whiteout in layer 3.',
    ]);
  });

  it('of a directory and of nothing says so', () => {
    expect(story(stack(), 'app')[0]).toContain('comes with what is in it, first in layer 4');
    expect(story(stack(), 'nope')).toEqual(['No layer has nope.']);
  });
});

describe('a whiteout', () => {
  it('is a name in an archive, a device or an attribute under overlayfs', () => {
    expect(whiteoutText('etc/.wh.motd', 'archive')).toBe('etc/.wh.motd');
    expect(whiteoutText('etc/.wh.motd', 'overlay')).toBe('etc/motd, device 0/0');
    expect(whiteoutText('app/.wh..wh..opq', 'overlay')).toBe('app/, trusted.overlay.opaque=y');
  });
});
