import { beforeEach, describe, expect, test, vi } from 'vitest';

async function load(stored?: unknown) {
  vi.resetModules();
  const storage = await import('../../../src/learner/storage.ts');
  storage.write('progress', stored);
  storage.write('predictions', stored);
  return {
    ...(await import('../../../src/learner/progress.ts')),
    ...(await import('../../../src/learner/predictions.ts')),
  };
}

describe('progress', () => {
  beforeEach(() => {
    vi.resetModules();
  });

  test('a lesson is done when it was run and checked', async () => {
    const { isDone, mark } = await load();
    mark('bare-metal', 'ran');
    expect(isDone('bare-metal')).toBe(false);
    mark('bare-metal', 'checked');
    expect(isDone('bare-metal')).toBe(true);
  });

  test('tells of a new milestone once', async () => {
    const { mark, onProgress } = await load();
    const heard = vi.fn();
    onProgress(heard);
    mark('bare-metal', 'ran');
    mark('bare-metal', 'ran');
    mark(undefined, 'ran');
    expect(heard).toHaveBeenCalledOnce();
  });

  test('adds to what another tab has kept since', async () => {
    const { mark, progress } = await load();
    const { write } = await import('../../../src/learner/storage.ts');
    write('progress', { containers: ['ran'] });
    mark('bare-metal', 'ran');
    expect(progress()).toEqual({ containers: ['ran'], 'bare-metal': ['ran'] });
  });

  test.each([null, 7, 'text', [], { a: 5, b: ['unknown'], c: null }])(
    'takes nothing from stored nonsense %j',
    async (stored) => {
      const { progress } = await load(stored);
      expect(Object.values(progress()).flat()).toEqual([]);
    },
  );
});

describe('predictions', () => {
  test('are kept, skipped, and taken back', async () => {
    const { commit, prediction } = await load();
    expect(prediction('a/b')).toBeUndefined();
    commit('a/b', { module: 1 });
    expect(prediction('a/b')).toEqual({ module: 1 });
    commit('a/b', null);
    expect(prediction('a/b')).toBeNull();
    commit('a/b', undefined);
    expect(prediction('a/b')).toBeUndefined();
  });

  test('add to what another tab has kept since', async () => {
    const { commit, prediction } = await load();
    const { write } = await import('../../../src/learner/storage.ts');
    write('predictions', { 'c/d': { choice: 'x' } });
    commit('a/b', { module: 1 });
    expect(prediction('c/d')).toEqual({ choice: 'x' });
  });

  test('keep only marks and answers of what was stored', async () => {
    const { prediction } = await load({ 'a/b': { module: 1, evil: { x: 1 } }, 'c/d': 'text' });
    expect(prediction('a/b')).toEqual({ module: 1 });
    expect(prediction('c/d')).toBeUndefined();
  });
});
