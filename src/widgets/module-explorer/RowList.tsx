/** A list of rows of which one is chosen: lines of text, or sections and what stands in them. */

import type { ComponentChildren } from 'preact';
import { memo } from '../../ui/memo.ts';
import { moved } from './keys.ts';
import { pointing } from './pointing.ts';
import { useRows } from './use-rows.ts';

/** An array, or what makes its rows when they are asked for. */
interface Rows<Row> {
  readonly length: number;
  slice(from: number, to: number): readonly Row[];
}

interface Props<Row> {
  readonly id: string;
  readonly class: string;
  readonly label: string;
  readonly rowHeight: number;
  readonly rows: Rows<Row>;
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
  // Where all rows are drawn, the browser counts them itself.
  const isPart = view.last - view.first < rows.length;
  const under = (target: EventTarget | null) => {
    const place = placeOf(target);
    return place === undefined ? undefined : view.first + place;
  };
  return (
    <div
      ref={view.box}
      class={`mx-box ${props.class}`}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={active >= view.first && active < view.last ? props.id : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const to = moved(event, active, rows.length, 1, view.page());
        if (to === undefined) return;
        event.preventDefault();
        onChoose(to);
      }}
      {...pointing(under, onChoose, onPoint)}
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
              id={index === active ? props.id : undefined}
              place={isPart ? index + 1 : undefined}
              count={isPart ? rows.length : undefined}
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
  readonly id: string | undefined;
  readonly place: number | undefined;
  readonly count: number | undefined;
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

/** Which of the drawn rows an element stands in. */
function placeOf(target: EventTarget | null): number | undefined {
  const option = target instanceof Element ? target.closest('[role=option]') : null;
  if (option?.parentElement == null) return undefined;
  return Array.prototype.indexOf.call(option.parentElement.children, option);
}
