import { describe, expect, test } from 'vitest';
import { readDiagnostics } from '../../../src/compile/diagnostics.ts';
import { assemble } from '../../../src/compile/wat/assemble.ts';

const SOURCE = 'int main(void) {\n  char *é = "naïve"; retrun 0;\n}\n';

describe('what clang prints', () => {
  test('becomes line, column and words', () => {
    const words = [
      'main.c:1:5: warning: unused thing [-Wunused]',
      '    1 | int main(void) {',
      '      |     ^',
      'main.c:3:1: fatal error: it ends here',
      '1 warning and 1 error generated.',
    ].join('\n');
    expect(readDiagnostics(words, SOURCE, 'main.c')).toEqual([
      { severity: 'warning', line: 1, column: 5, message: 'unused thing [-Wunused]' },
      { severity: 'error', line: 3, column: 1, message: 'it ends here' },
    ]);
  });

  test('counts columns in characters, not in bytes', () => {
    const bytes = new TextEncoder().encode('  char *é = "naïve"; ').length;
    const words = `main.c:2:${String(bytes + 1)}: error: use of undeclared identifier`;
    const [found] = readDiagnostics(words, SOURCE, 'main.c');
    expect(SOURCE.split('\n')[1]?.slice((found?.column ?? 0) - 1)).toBe('retrun 0;');
  });

  test('stays inside the source where a place is beyond it', () => {
    const words = 'main.c:99:99: error: expected }';
    expect(readDiagnostics(words, SOURCE, 'main.c')).toEqual([
      { severity: 'error', line: 4, column: 1, message: 'expected }' },
    ]);
  });

  test('tells which header complains', () => {
    const words = '/usr/include/stdio.h:12:3: error: no';
    expect(readDiagnostics(words, SOURCE, 'main.c')).toMatchObject([
      { line: 1, column: 1, message: '/usr/include/stdio.h, line 12: no' },
    ]);
  });

  test('keeps what the linker says, which knows no line', () => {
    const words = 'wasm-ld: error: main.o: undefined symbol: f';
    expect(readDiagnostics(words, SOURCE, 'main.c')).toEqual([
      { severity: 'error', line: 1, column: 1, message: 'main.o: undefined symbol: f' },
    ]);
  });

  test('is nothing where it says nothing', () => {
    expect(readDiagnostics('', SOURCE, 'main.c')).toEqual([]);
  });
});

describe('the assembler', () => {
  test('gives a module', async () => {
    const { bytes, diagnostics } = await assemble(
      '(module (func (export "f") (result i32) i32.const 7))',
    );
    expect(diagnostics).toEqual([]);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes!));
    expect((instance.exports.f as () => number)()).toBe(7);
  });

  test.each([
    ['a word that it doesn’t know', '(module\n  (fnc))', 2, 4],
    ['a wrong type', '(module\n  (func (result i32)\n    i64.const 1))', 3, 5],
    ['a missing name', '(module\n  (func call $f))', 2, 14],
    ['nothing closed', '(module', 1, 8],
  ])('says where there is %s', async (_, text, line, column) => {
    const { bytes, diagnostics } = await assemble(text);
    expect(bytes).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ severity: 'error', line, column });
  });

  test('lives on after a refusal', async () => {
    await assemble('(');
    expect((await assemble('(module)')).bytes).toBeDefined();
  });
});
