/** Cuts the compiler's archive of headers and libraries down to what a C program needs. */

const BLOCK = 512;

/** Directories whose every file is kept. */
const TREES = ['include/wasm32-wasip1/'];

/** The headers that clang itself gives to C on this target. */
const HEADERS =
  /^include\/(?:__std\w*|__float\w*|float|inttypes|iso646|limits|std\w+|tgmath|varargs|wasm_simd128)\.h$/u;

/** Start files and static libraries; those of C++, of profiling, and shared ones aren't. */
const LIBRARIES =
  /^lib\/wasm32-(?:unknown-)?wasip1\/(?!libc\+\+|libclang_rt\.profile)[\w.-]+\.[ao]$/u;

interface Entry {
  readonly name: string;
  readonly directory: boolean;
  /** Header and content with their padding, as they were: the compiler's reader is picky. */
  readonly blocks: Uint8Array;
}

/** An archive with the entries of `tar` that C needs, and the directories that they lie in. */
export function slimTar(tar: Uint8Array): Uint8Array<ArrayBuffer> {
  const entries = [...entriesOf(tar)];
  const files = entries.filter((entry) => !entry.directory && isNeeded(entry.name));
  const kept = entries.filter(
    (entry) =>
      files.includes(entry) ||
      (entry.directory && files.some((file) => file.name.startsWith(`${entry.name}/`))),
  );
  const length = kept.reduce((sum, entry) => sum + entry.blocks.length, 2 * BLOCK);
  const slim = new Uint8Array(length);
  let at = 0;
  for (const { blocks } of kept) {
    slim.set(blocks, at);
    at += blocks.length;
  }
  return slim;
}

function isNeeded(name: string): boolean {
  return TREES.some((tree) => name.startsWith(tree)) || HEADERS.test(name) || LIBRARIES.test(name);
}

/** The format is POSIX ustar: name at 0, size in octal at 124, type at 156. */
function* entriesOf(tar: Uint8Array): Generator<Entry> {
  const text = (from: number, length: number) =>
    new TextDecoder().decode(tar.subarray(from, from + length)).replace(/\0.*$/su, '');
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const name = text(at, 100).replace(/\/$/u, '');
    if (name === '') return;
    const size = Number.parseInt(text(at + 124, 12), 8);
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    yield { name, directory: text(at + 156, 1) === '5', blocks: tar.subarray(at, end) };
    at = end;
  }
}
