/** The table of calls: one row for each, or for a group of those that repeat; a press picks one. */

import { useRef, useState } from 'preact/hooks';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Call } from '../../wasi/api.ts';
import { CallRow, GroupRow } from './CallRow.tsx';
import type { CallGroup, NumberedCall } from './call-groups.ts';
import { Pages } from './Pages.tsx';

interface Props {
  readonly groups: readonly CallGroup[];
  /** The call whose bytes are shown. */
  readonly picked: Call | undefined;
  /** The id of where a call's bytes are shown. */
  readonly details: string;
  readonly onPick: (call: NumberedCall) => void;
}

type Line =
  { readonly group: CallGroup } | { readonly call: NumberedCall; readonly inGroup: boolean };

/** More rows at once would make the page slow. */
const ROWS = 200;

export function CallTable({ groups, picked, details, onPick }: Props) {
  const [opened, setOpened] = useState<ReadonlySet<Call>>(new Set());
  const [from, setFrom] = useState(0);
  // The one row in the order of the Tab key; arrow keys go to the others.
  const [stop, setStop] = useState<Call>();
  const body = useRef<HTMLTableSectionElement>(null);
  const lines = groups.flatMap((group) => linesOf(group, opened));
  const start = Math.min(from, Math.max(0, Math.floor((lines.length - 1) / ROWS) * ROWS));
  const rows = lines.slice(start, start + ROWS);
  const toggle = (call: Call) => {
    const next = new Set(opened);
    if (!next.delete(call)) next.add(call);
    setOpened(next);
  };
  const calls = rows.map((line) => ('group' in line ? line.group.first.call : line.call.call));
  const current = calls.find((call) => call === stop) ?? calls[0];
  const roving = (call: Call) => ({
    tabIndex: call === current ? 0 : -1,
    onFocus: () => {
      setStop(call);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (moveFocus(body.current, event.key)) event.preventDefault();
    },
  });
  return (
    <div class="wb-table">
      <ScrollBox class="wb-scroll" role="group" label="Table of system calls">
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                No.
              </th>
              <th scope="col">Call</th>
              <th scope="col">Result</th>
              <th scope="col">Touches</th>
              <th scope="col" class="n">
                Took
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((line) =>
              'group' in line ? (
                <GroupRow
                  key={`g${String(line.group.first.index)}`}
                  group={line.group}
                  roving={roving(line.group.first.call)}
                  open={opened.has(line.group.first.call)}
                  onToggle={toggle}
                />
              ) : (
                <CallRow
                  key={line.call.index}
                  numbered={line.call}
                  roving={roving(line.call.call)}
                  inGroup={line.inGroup}
                  picked={line.call.call === picked}
                  details={details}
                  onPick={onPick}
                />
              ),
            )}
          </tbody>
        </table>
      </ScrollBox>
      <Pages of={lines.length} size={ROWS} from={start} what="rows" onFrom={setFrom} />
    </div>
  );
}

function linesOf(group: CallGroup, opened: ReadonlySet<Call>): readonly Line[] {
  const { first, calls } = group;
  if (calls.length === 1) return [{ call: first, inGroup: false }];
  if (!opened.has(first.call)) return [{ group }];
  return [{ group }, ...calls.map((call) => ({ call, inGroup: true }))];
}

/** Arrow keys go from row to row, so that the Tab key needn't. True where the key was one of ours. */
function moveFocus(body: HTMLElement | null, key: string): boolean {
  const buttons = [...(body?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (at < 0) return false;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  if (!Object.hasOwn(to, key)) return false;
  buttons[to[key] ?? at]?.focus();
  return true;
}
