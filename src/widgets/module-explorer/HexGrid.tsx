/** The bytes, eight a row, in hex and as letters: a grid to walk through with the arrow keys. */

import { hexByte } from '../../recording/bytes.ts';
import type { Range } from '../../wasm/module.ts';
import { memo } from '../../ui/memo.ts';
import type { Anatomy, Part } from './anatomy.ts';
import { label } from './describe.ts';
import { moved } from './keys.ts';
import { pointing } from './pointing.ts';
import { useRows } from './use-rows.ts';

const A_ROW = 8;
/** In pixels, as the style sheet has them. */
const ROW_HEIGHT = 26;
const CELL_WIDTH = 25;

interface Props {
  readonly id: string;
  readonly anatomy: Anatomy;
  readonly chosen: Part;
  readonly pointed: Part | undefined;
  readonly onChoose: (byte: number) => void;
  readonly onPoint: (byte: number | undefined) => void;
}

export function HexGrid({ id, anatomy, chosen, pointed, onChoose, onPoint }: Props) {
  const { bytes } = anatomy;
  const count = Math.ceil(bytes.length / A_ROW);
  const rows = useRows(count, ROW_HEIGHT, Math.floor(chosen.byte / A_ROW));
  const active = `${id}-byte`;
  const isPart = rows.last - rows.first < count;
  const under = (target: EventTarget | null) => {
    const place = placeOf(target);
    return place === undefined ? undefined : rows.first * A_ROW + place;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event, chosen.byte, bytes.length, A_ROW, rows.page());
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
  };
  return (
    <div
      ref={rows.box}
      class="mx-hex mx-box"
      role="grid"
      aria-label="Bytes"
      aria-rowcount={isPart ? count : undefined}
      aria-activedescendant={bytes.length > 0 ? active : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...pointing(under, onChoose, onPoint)}
    >
      <div
        role="presentation"
        class="mx-all"
        style={{ height: rows.height, paddingTop: rows.offset }}
      >
        {Array.from({ length: rows.last - rows.first }, (_, place) => {
          const row = rows.first + place;
          const from = row * A_ROW;
          const here = chosen.byte >= from && chosen.byte < from + A_ROW;
          return (
            <HexRow
              key={row}
              row={row}
              index={isPart ? row + 1 : undefined}
              bytes={bytes}
              marks={marks(from, Math.min(from + A_ROW, bytes.length), anatomy, chosen, pointed)}
              active={here ? active : undefined}
              label={here ? label(anatomy, chosen) : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: number;
  /** Counted from 1, where not all rows are drawn. */
  readonly index: number | undefined;
  readonly bytes: Uint8Array;
  /** One word for each byte, in order, apart by commas. */
  readonly marks: string;
  readonly active: string | undefined;
  readonly label: string | undefined;
}

const HexRow = memo(function HexRow({ row, index, bytes, marks, active, label }: RowProps) {
  const own = bytes.subarray(row * A_ROW, (row + 1) * A_ROW);
  const classes = marks.split(',');
  return (
    <div role="row" class="mx-row" aria-rowindex={index}>
      <span class="mx-at" aria-hidden="true">
        {(row * A_ROW).toString(16).padStart(4, '0')}
      </span>
      {Array.from(own, (byte, column) => {
        const mark = classes[column];
        const isChosen = mark?.startsWith('at') === true;
        return (
          <i
            key={column}
            role="gridcell"
            class={mark === '' ? undefined : mark}
            {...(isChosen ? { id: active, 'aria-selected': true, 'aria-label': label } : {})}
          >
            {hexByte(byte)}
          </i>
        );
      })}
      <span class="mx-letters" aria-hidden="true" style={missing(A_ROW - own.length)}>
        {Array.from(own, letter).join('')}
      </span>
    </div>
  );
});

/** The last row may be short: its letters stand under the others all the same. */
function missing(bytes: number): { readonly marginInlineStart: number } | undefined {
  return bytes === 0 ? undefined : { marginInlineStart: bytes * CELL_WIDTH };
}

function letter(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

/** `at`: chosen; `one`: of the same value; `of`: of the same line or section; `on`: pointed at; `un`: not read. */
function marks(
  from: number,
  to: number,
  { fields }: Anatomy,
  chosen: Part,
  pointed: Part | undefined,
): string {
  const words: string[] = [];
  for (let at = from; at < to; at++) {
    const mark = at === chosen.byte ? 'at' : isIn(at, chosen.field) ? 'one' : '';
    const soft = mark === '' && chosen.ranges.some((range) => isIn(at, range)) ? 'of' : '';
    const under = pointed?.ranges.some((range) => isIn(at, range)) === true ? 'on' : '';
    words.push([mark, soft, under, at >= fields.end ? 'un' : ''].filter(Boolean).join(' '));
  }
  return words.join(',');
}

function isIn(at: number, range: Range | undefined): boolean {
  return range !== undefined && at >= range.start && at < range.end;
}

/** Which of the drawn bytes an element is: by its row and its place in it. */
function placeOf(target: EventTarget | null): number | undefined {
  if (!(target instanceof Element) || target.getAttribute('role') !== 'gridcell') return undefined;
  const row = target.parentElement;
  if (row?.parentElement == null) return undefined;
  const before = Array.prototype.indexOf.call(row.parentElement.children, row) * A_ROW;
  // The offset stands before the bytes.
  return before + Array.prototype.indexOf.call(row.children, target) - 1;
}
