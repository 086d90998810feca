/** What the machine holds after a step: operand stack, locals, memory. */

import { hexByte } from '../../recording/bytes.ts';
import { show, type Value } from '../../wasm/machine/bits.ts';
import { readBytes } from '../../wasm/machine/memory.ts';
import type { Stretch } from '../../wasm/machine/state.ts';
import { localName } from '../../wasm/machine/words.ts';
import { memoryWindow, type Moment, type Session } from './session.ts';

interface PanelProps {
  readonly run: Session;
  readonly moment: Moment;
  readonly step: number;
}

export function Panels({ run, moment, step }: PanelProps) {
  return (
    <div class="sm-panels l-module">
      <Stack moment={moment} />
      <Locals run={run} moment={moment} />
      <Memory run={run} moment={moment} step={step} />
    </div>
  );
}

/** What validation knows before the instruction that it refuses: types, no values. */
export function Refused({ run: { refusal } }: { readonly run: Session }) {
  const types = refusal?.operands ?? [];
  return (
    <div class="sm-panels l-module">
      <div role="group" aria-label="Operand types">
        <p class="sm-name">Types on the stack before it, top first</p>
        <ol class="sm-stack">
          {types
            .map((type, index) => (
              <li key={index}>
                <b>{type}</b>
              </li>
            ))
            .reverse()}
        </ol>
        <p>
          Validation knows no values. It follows the types of every line, once, before anything
          runs.
        </p>
      </div>
    </div>
  );
}

function Stack({ moment: { state, stack, effect } }: Pick<PanelProps, 'moment'>) {
  const trapped = state.status === 'trapped';
  const fresh = stack.length - (trapped ? 0 : (effect?.pushed.length ?? 0));
  return (
    <div role="group" aria-label="Operand stack" class="sm-operands">
      <p class="sm-name">{state.status === 'returned' ? 'Result' : 'Operand stack, top first'}</p>
      {stack.length === 0 && <p>empty</p>}
      <ol class="sm-stack">
        {stack
          .map((value, index) => (
            <li key={index} class={index >= fresh ? 'new' : undefined}>
              <Shown value={value} />
            </li>
          ))
          .reverse()}
      </ol>
      {effect !== undefined && effect.popped.length > 0 && (
        <p>{`${trapped ? 'wanted' : 'taken'} by the last step: ${effect.popped.map(show).join(', ')}`}</p>
      )}
    </div>
  );
}

function Locals({ run, moment: { locals, effect } }: Pick<PanelProps, 'run' | 'moment'>) {
  if (locals.length === 0) return null;
  return (
    <div role="group" aria-label="Locals">
      <p class="sm-name">Locals</p>
      <dl class="sm-locals">
        {locals.map((value, index) => (
          <div key={index} class={effect?.local === index ? 'new' : undefined}>
            <dt>
              <code>{localName(run.module, 0, index)}</code>
            </dt>
            <dd>
              <Shown value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The value, its type, and for larger whole numbers their bits in hexadecimal. */
function Shown({ value }: { readonly value: Value }) {
  const { type, bits } = value;
  return (
    <>
      <b>{show(value)}</b>
      <span>{type}</span>
      {type.startsWith('i') && bits > 999n && <span>{`0x${bits.toString(16)}`}</span>}
    </>
  );
}

const ROW = 8;

function Memory({ run, moment: { state, effect }, step }: PanelProps) {
  const stretch = memoryWindow(run, step);
  const { memory } = state;
  if (memory === undefined || stretch === undefined) return null;
  const bytes = [...readBytes(memory, stretch.address, stretch.length)];
  const rows = Array.from({ length: stretch.length / ROW }, (_, row) => row * ROW);
  return (
    <div role="group" aria-label="Memory">
      <p class="sm-name">Memory, in hexadecimal</p>
      <table class="sm-memory">
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{stretch.address + from}</th>
              {bytes.slice(from, from + ROW).map((byte, place) => {
                const address = stretch.address + from + place;
                return (
                  <td key={place} class={touch(address, effect?.wrote, effect?.read)}>
                    {hexByte(byte)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {state.status === 'trapped'
          ? 'underlined: wanted by the last step'
          : 'framed: just written; underlined: just read'}
      </p>
    </div>
  );
}

function touch(address: number, wrote?: Stretch, read?: Stretch): string | undefined {
  const inside = (stretch: Stretch | undefined) =>
    stretch !== undefined &&
    address >= stretch.address &&
    address < stretch.address + stretch.length;
  if (inside(wrote)) return 'new';
  return inside(read) ? 'read' : undefined;
}
