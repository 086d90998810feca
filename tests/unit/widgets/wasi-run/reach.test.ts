import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../../src/wasi/trace/signatures.ts';
import { LEVELS, reachOnServer, wayInWords } from '../../../../src/widgets/wasi-run/reach.ts';

const call = (name: string, args = '', result = 'SUCCESS') => ({ name, args, result });

describe('reachOnServer', () => {
  it('lets the host answer what it knows itself, and refuse what isn’t held', () => {
    expect(reachOnServer(call('args_get'))).toBe('host');
    expect(reachOnServer(call('fd_prestat_get', 'fd 3'))).toBe('host');
    expect(reachOnServer(call('fd_close', 'fd 9', 'BADF'))).toBe('host');
  });

  it('takes files to the kernel, and on to the disk where the call waits for it', () => {
    expect(reachOnServer(call('path_open', 'fd 3, "x"', 'NOENT'))).toBe('kernel');
    expect(reachOnServer(call('fd_write', 'fd 4, "x"'))).toBe('kernel');
    expect(reachOnServer(call('fd_sync', 'fd 4'))).toBe('hardware');
  });

  it('takes a path that leads out to the kernel, which checks it, and says that it is refused', () => {
    const out = call('path_open', 'fd 3, "../x"', 'NOTCAPABLE');
    expect(reachOnServer(out)).toBe('kernel');
    expect(wayInWords(out)).toContain('refuses');
  });

  it('has a place and a sentence for every call there is', () => {
    for (const { name } of CALLS) {
      expect(LEVELS).toContain(reachOnServer(call(name)));
      expect(wayInWords(call(name))).toMatch(/\.$/);
    }
  });
});
