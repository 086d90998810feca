/** Where the playground's figures come from, and what it is made of. */

import { COMPILER } from '../../compile/c/manifest.ts';

const NOTICE = `${import.meta.env.BASE_URL.replace(/\/$/u, '')}/compiler/${COMPILER.version}/NOTICE.txt`;

export function Explain() {
  return (
    <>
      <p>
        The text form is assembled by wabt, C is compiled by clang and linked by wasm-ld: all of
        them are WebAssembly modules that run in threads of this page. “Compiled in” is the time
        from the page’s question to the thread’s answer, read once, on a clock with steps of about
        0.1 ms. The first compilation takes longer than those after it.
      </p>
      <p>
        Then the module runs in another thread, on this site’s own host of WASI preview 1. Its
        phases follow the compilation on the same axis.
      </p>
      <p>
        The compiler is <code>{`@yowasp/clang ${COMPILER.version}`}</code>, with the headers and
        libraries of wasi-libc that C needs. <a href={NOTICE}>Its licences</a>.
      </p>
    </>
  );
}
