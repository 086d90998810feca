/** Where linear memory begins and ends, and which byte the program reaches for. */

import { hexByte } from '../../recording/bytes.ts';
import { formatCount } from '../../recording/format.ts';
import { PAGE, type Edge as Found, type Place } from './lab.ts';

interface Cell {
  readonly place?: Place;
  readonly label?: string;
}

const INSIDE: readonly Cell[] = [{ place: 'zero', label: '0' }, {}, {}];

export function Edge({
  found,
  place,
}: {
  readonly found: Found | undefined;
  readonly place: Place;
}) {
  const size = found?.size;
  const last = size === undefined ? 'last' : formatCount(size - 1);
  /** The address that was asked for, under its cell. */
  const asked = (at: Place): Cell =>
    at === place && found !== undefined
      ? { place: at, label: formatCount(found.address) }
      : { place: at };
  const group = (cells: readonly Cell[], outside = false) =>
    cells.map((cell, index) => (
      <Box key={index} cell={cell} place={place} found={found} outside={outside} />
    ));
  return (
    <>
      <div class="ml-edge l-module" aria-hidden="true">
        <div>
          <p>
            {size === undefined ? 'memory of the module' : `memory: ${String(size / PAGE)} pages`}
          </p>
          <div class="ml-cells">
            {group(INSIDE)}
            <em />
            {group([{}, {}, { place: 'last', label: last }])}
          </div>
        </div>
        <div>
          <p>no memory</p>
          <div class="ml-cells">
            {group([asked('past'), {}, {}], true)}
            <em />
            {group([asked(place === 'minus' ? 'minus' : 'far')], true)}
          </div>
        </div>
      </div>
      <pre class="term ml-out" role="log" aria-label="What came of it">
        {found === undefined && <span class="dim">What comes of it appears here.</span>}
        {found?.trap !== undefined && `The engine said: ${found.trap}`}
        {found?.value !== undefined && `peek(${String(found.address)}) gave ${String(found.value)}`}
      </pre>
    </>
  );
}

interface BoxProps {
  readonly cell: Cell;
  readonly place: Place;
  readonly found: Found | undefined;
  readonly outside: boolean;
}

function Box({ cell, place, found, outside }: BoxProps) {
  const asked = cell.place === place;
  const names = [
    outside && 'outside',
    asked && 'asked',
    asked && found?.trap !== undefined && 'hit',
  ];
  return (
    <span class={names.filter(Boolean).join(' ')}>
      {asked && found?.value !== undefined && hexByte(found.value)}
      {asked && found?.trap !== undefined && '!'}
      {cell.label !== undefined && <small>{cell.label}</small>}
    </span>
  );
}
