import { describe, expect, it } from 'vitest';
import { failure, trapName } from '../../../src/wasi/failures.ts';

describe('failure', () => {
  it('says what happened, and what to do, with the figures that matter', () => {
    expect(failure('timeout', { time: 1500 }).what).toContain('1.5\u00a0s');
    expect(failure('out-of-memory', { memory: 64 * 1024 * 1024 }).advice).toContain('64\u00a0MiB');
    expect(failure('network', { status: 503 }).what).toContain('503');
    expect(failure('not-found', { module: '/modules/gone.wasm' }).what).toContain('gone.wasm');
    expect(failure('missing-import', { names: ['env.draw'] }).advice).toContain('env.draw');
    expect(failure('not-a-module', { page: true }).what).not.toBe(failure('not-a-module').what);
  });

  it('keeps the engine’s own words apart from ours', () => {
    expect(failure('trap', { cause: 'unreachable' })).toMatchObject({
      kind: 'trap',
      cause: 'unreachable',
    });
    expect(failure('stopped')).not.toHaveProperty('cause');
  });
});

describe('trapName', () => {
  it('knows the traps of the engines by their messages', () => {
    // V8, SpiderMonkey, JavaScriptCore
    const outOfBounds = [
      'memory access out of bounds',
      'index out of bounds',
      'Out of bounds memory access',
    ];
    expect(new Set(outOfBounds.map(trapName)).size).toBe(1);
    expect(trapName('divide by zero')).toContain('zero');
    expect(trapName('Maximum call stack size exceeded')).toContain('deep');
    expect(trapName('null function or function signature mismatch')).toContain('function');
    expect(trapName('something new')).toContain('isn’t allowed');
  });
});
