/** What this machine is, and what it isn't. */

import { formatCount } from '../../recording/format.ts';
import { MOST_STEPS } from './params.ts';

export function Explain() {
  return (
    <p>
      {`The steps are those of an interpreter in this page that follows the `}
      <a href="https://www.w3.org/TR/wasm-core-2/" rel="noopener">
        WebAssembly Core Specification
      </a>
      {`, version 2.0, without vector instructions; it keeps every state, so it can go back. A real engine doesn’t work like that: it turns the whole function into machine code before it runs, and the operand stack becomes registers. What must agree are results and traps, and our tests compare them for thousands of generated programs. The engine’s own answer comes from your browser, which runs the same bytes. At most ${formatCount(MOST_STEPS)} steps are kept.`}
    </p>
  );
}
