/** A list of rows of which one is chosen: lines of text, or sections and what stands in them. */

import type { ComponentChildren } from 'preact';
import { memo } from '../../ui/memo.ts';
import { moved } from './keys.ts';
import { useRows } from './use-rows.ts';

interface Props<Row> {
  readonly id: string;
  readonly class: string;
  readonly label: string;
  readonly rowHeight: number;
  readonly rows: readonly Row[];
  /** Where the arrow keys go on from. */
  readonly active: number;
  /** The same row where it belongs to the chosen byte; none where no row does. */
  readonly chosen: number | undefined;
  readonly pointed: number | undefined;
  readonly draw: (row: Row) => ComponentChildren;
  readonly onChoose: (index: number) => void;
  readonly onPoint: (index: number | undefined) => void;
}

export function RowList<Row>(props: Props<Row>) {
  const { rows, active, chosen, pointed, onChoose, onPoint } = props;
  const view = useRows(rows.length, props.rowHeight, chosen);
  const name = (index: number) => `${props.id}-${String(index)}`;
  return (
    <div
      ref={view.box}
      class={`mx-box ${props.class}`}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={active >= view.first && active < view.last ? name(active) : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const to = moved(event, active, rows.length, 1, view.page());
        if (to === undefined) return;
        event.preventDefault();
        onChoose(to);
      }}
      onClick={(event) => {
        const index = rowUnder(event.target);
        if (index !== undefined) onChoose(index);
      }}
      onPointerOver={(event) => {
        onPoint(rowUnder(event.target));
      }}
      onPointerLeave={() => {
        onPoint(undefined);
      }}
    >
      <div
        role="presentation"
        class="mx-all"
        style={{ height: view.height, paddingTop: view.offset }}
      >
        {rows.slice(view.first, view.last).map((row, place) => {
          const index = view.first + place;
          return (
            <Option
              key={index}
              id={name(index)}
              place={index + 1}
              count={rows.length}
              chosen={index === chosen}
              pointed={index === pointed}
              row={row}
              draw={props.draw as (row: unknown) => ComponentChildren}
            />
          );
        })}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly place: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly pointed: boolean;
  readonly row: unknown;
  readonly draw: (row: unknown) => ComponentChildren;
}

const Option = memo(function Option(props: OptionProps) {
  return (
    <div
      id={props.id}
      class={props.pointed ? 'on' : undefined}
      role="option"
      aria-selected={props.chosen}
      aria-posinset={props.place}
      aria-setsize={props.count}
    >
      {props.draw(props.row)}
    </div>
  );
});

function rowUnder(target: EventTarget | null): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const place = target.closest('[role=option]')?.getAttribute('aria-posinset');
  return place === null || place === undefined ? undefined : Number(place) - 1;
}
