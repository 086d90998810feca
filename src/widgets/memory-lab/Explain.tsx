/** What is real in the memory lab, and what native programs have that this one lacks. */

import { SourceLine } from '../../ui/SourceLine.tsx';

const SOURCES = [
  {
    title: 'Lehmann et al., Everything Old is New Again, USENIX Security ’20',
    url: 'https://www.usenix.org/conference/usenixsecurity20/presentation/lehmann',
    date: '2020',
  },
  {
    title: 'Clang, AddressSanitizer',
    url: 'https://clang.llvm.org/docs/AddressSanitizer.html',
  },
  {
    title: 'GCC, program instrumentation options',
    url: 'https://gcc.gnu.org/onlinedocs/gcc/Instrumentation-Options.html',
  },
  {
    title: 'WebAssembly Core Specification, introduction',
    url: 'https://webassembly.github.io/spec/core/intro/introduction.html',
  },
];

export function Explain() {
  return (
    <>
      <p>
        The program is the C file below the figure, compiled with Clang. Each press makes a new
        instance of it in a web worker, calls its exports, and reads its linear memory before and
        after. Addresses, bytes, pages and the engine’s words are what was found there.
      </p>
      <p>
        The same file compiled for a processor would overflow silently as well. There, tools and the
        system can help, and these are cited, not shown. Built with AddressSanitizer, a program
        stops at a write beyond a global variable and says where. A stack protector puts a guard
        value behind arrays on the stack (not behind global ones as these), and ends the program
        when it has changed. Pages that nothing may touch and addresses that differ at each start
        are common for native programs; linear memory has neither.
      </p>
      <p>
        <SourceLine sources={SOURCES} />
      </p>
    </>
  );
}
