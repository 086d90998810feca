/** A session goes into a link and comes out the same; what isn't one is refused in a sentence. */

import { describe, expect, it } from 'vitest';
import { pack } from '../../../../src/widgets/packed.ts';
import { fromFragment, isFragment, toFragment } from '../../../../src/widgets/cluster-lab/saved.ts';

const saved = {
  actions: [
    { at: 500, do: 'apply', with: { yaml: 'kind: Pod # für dich' } },
    { at: 9000, do: 'scale', with: { workload: 'deployment/web', replicas: '4' } },
  ],
  until: 60_000,
  at: 12_000,
  yaml: 'kind: Deployment\n',
};

describe('a session in a link', () => {
  it('comes back as it was', async () => {
    const fragment = await toFragment(saved);
    expect(isFragment(fragment ?? '')).toBe(true);
    expect(await fromFragment(fragment ?? '')).toEqual(saved);
  });

  it('puts actions in order, and looks at no moment after the end', async () => {
    const fragment = await pack('lab', {
      ...saved,
      actions: saved.actions.toReversed(),
      at: 90_000,
    });
    const read = await fromFragment(fragment ?? '');
    expect(read).toMatchObject({ actions: saved.actions, at: 60_000 });
  });

  it.each([
    ['cut', '#lab=abc'],
    ['empty', '#lab='],
    ['too long', `#lab=${'a'.repeat(70_000)}`],
  ])('is refused when it is %s', async (_, fragment) => {
    expect(await fromFragment(fragment)).toMatch(/can’t be read/);
  });

  it.each([
    ['an unknown action', { actions: [{ at: 1, do: 'explode', with: {} }] }],
    ['a missing word', { actions: [{ at: 1, do: 'scale', with: { workload: 'web' } }] }],
    ['a word too many', { actions: [{ at: 1, do: 'drain', with: { node: 'a', more: 'b' } }] }],
    ['a time before the beginning', { actions: [{ at: -1e9, do: 'drain', with: { node: 'a' } }] }],
    ['a year', { until: 3.15e10 }],
    ['no manifest', { yaml: 7 }],
    ['too many actions', { actions: Array.from({ length: 101 }, () => saved.actions[1]) }],
  ])('is refused with %s', async (_, wrong) => {
    const fragment = await pack('lab', { ...saved, ...wrong });
    expect(await fromFragment(fragment ?? '')).toMatch(/can’t be read/);
  });
});
