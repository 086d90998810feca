/** The name and its neighbours in linear memory, byte by byte, before the copy and after it. */

import { hexByte } from '../../recording/bytes.ts';
import { formatCount } from '../../recording/format.ts';
import type { Overflow as Found } from './lab.ts';
import { AT_FIRST, NAME, VARIABLES, valueOf, type Variable } from './variables.ts';

export function Overflow({ found }: { readonly found: Found | undefined }) {
  return (
    <>
      <div class="ml-memory l-module">
        {VARIABLES.map((variable) => (
          <div key={variable.name} class="ml-var">
            <b>{variable.declared}</b>
            <span>
              {found === undefined
                ? `${String(variable.length)} bytes`
                : `at address ${formatCount(found.address + variable.offset)}`}
            </span>
            <Bytes variable={variable} when="before" bytes={found?.before ?? AT_FIRST} />
            <Bytes
              variable={variable}
              when="after"
              bytes={found?.after}
              was={found?.before ?? AT_FIRST}
            />
          </div>
        ))}
      </div>
      <pre class="term ml-out" role="log" aria-label="Output of the program">
        {found?.output ?? <span class="dim">What the program prints appears here.</span>}
      </pre>
    </>
  );
}

interface BytesProps {
  readonly variable: Variable;
  readonly when: 'before' | 'after';
  /** All that is shown of the memory; none before the run. */
  readonly bytes: readonly number[] | undefined;
  readonly was?: readonly number[];
}

function Bytes({ variable, when, bytes, was }: BytesProps) {
  const { offset, length } = variable;
  const cells = Array.from({ length }, (_, index) => offset + index);
  const changed = (at: number) => was !== undefined && bytes !== undefined && was[at] !== bytes[at];
  const hit = variable !== NAME && cells.some(changed);
  return (
    <>
      <p class={hit ? 'ml-hit' : undefined}>
        {`${when}: ${bytes === undefined ? 'not run yet' : valueOf(variable, bytes)}`}
        {hit && ' (changed)'}
      </p>
      <div class="ml-cells" aria-hidden="true">
        {cells.map((at) => (
          <span key={at} class={cellClass(bytes !== undefined, changed(at), hit)}>
            {bytes === undefined ? '' : hexByte(bytes[at] ?? 0)}
            <small>{bytes === undefined ? '' : letter(bytes[at] ?? 0)}</small>
          </span>
        ))}
      </div>
    </>
  );
}

function cellClass(known: boolean, changed: boolean, hit: boolean): string | undefined {
  if (!known) return 'unknown';
  if (!changed) return undefined;
  return hit ? 'changed hit' : 'changed';
}

/** As a character, where there is one to show. */
function letter(byte: number): string {
  return byte > 32 && byte < 127 ? String.fromCharCode(byte) : '·';
}
