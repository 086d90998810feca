/** The system calls of a run: filtered, grouped, with the bytes that each one touched, and counted by name. */

import { useState } from 'preact/hooks';
import { ChoiceField, FlagField, TextField } from '../../ui/Field.tsx';
import { CallBytes } from './CallBytes.tsx';
import { CallCounts } from './CallCounts.tsx';
import { CallTable } from './CallTable.tsx';
import {
  filterCalls,
  groupCalls,
  NO_FILTER,
  numbered,
  type CallFilter,
  type NumberedCall,
} from './call-groups.ts';
import type { RunView } from './use-run.ts';

interface Props {
  readonly id: string;
  readonly view: RunView;
  /** Whether the calls of the run that is shown are recorded. */
  readonly traced: boolean;
  /** Whether those of the next run are. */
  readonly trace: boolean;
  readonly onTrace: (trace: boolean) => void;
}

export function Calls({ id, view, traced, trace, onTrace }: Props) {
  const { calls, report, running } = view;
  const [filter, setFilter] = useState(NO_FILTER);
  const [picked, setPicked] = useState<NumberedCall>();
  const total = report?.callCount;
  const all = numbered(calls, total);
  const found = filterCalls(all, filter);
  return (
    <details class="wb-fold wb-calls" open>
      <summary>{heading(view, traced)}</summary>
      {calls.length > 0 && (
        <>
          <Filter
            filter={filter}
            names={[...new Set(calls.map((call) => call.name))].sort()}
            onFilter={setFilter}
          />
          <p class="wb-found" role="status">
            {foundInWords(found.length, calls.length, total)}
          </p>
          <div class="wb-two">
            <CallTable
              groups={groupCalls(found)}
              picked={picked?.call}
              details={`${id}-bytes`}
              onPick={setPicked}
            />
            <CallBytes
              id={`${id}-bytes`}
              picked={
                all.find(({ call }) => call === picked?.call) ?? (running ? picked : undefined)
              }
            />
          </div>
          {report !== undefined && <CallCounts counts={report.counts} />}
        </>
      )}
      <FlagField label="Record the calls of the next run" value={trace} onChange={onTrace} />
    </details>
  );
}

function heading({ calls, running, report }: RunView, traced: boolean): string {
  if (report !== undefined && calls.length > 0) {
    return `System calls: ${report.callCount.toLocaleString('en-GB')}`;
  }
  if (running) return calls.length === 0 ? 'System calls' : 'System calls, so far';
  return traced ? 'System calls: none yet' : 'System calls: not recorded';
}

/** How many of how many are there, and why not all. */
function foundInWords(found: number, kept: number, total: number | undefined): string {
  const write = (count: number) => count.toLocaleString('en-GB');
  const shown = found === kept ? 'All shown.' : `${write(found)} of ${write(kept)} fit the filter.`;
  if (total === undefined) return `The latest ${write(kept)} calls. ${shown}`;
  if (kept === total) return shown;
  return `The last ${write(kept)} of ${write(total)} calls are kept; all of them are counted. ${shown}`;
}

interface FilterProps {
  readonly filter: CallFilter;
  readonly names: readonly string[];
  readonly onFilter: (filter: CallFilter) => void;
}

function Filter({ filter, names, onFilter }: FilterProps) {
  const options = Object.fromEntries([['', 'all'], ...names.map((name) => [name, name] as const)]);
  return (
    <div class="wb-filter" role="search" aria-label="Filter the calls">
      <ChoiceField
        label="Calls"
        options={options}
        value={names.includes(filter.name) ? filter.name : ''}
        onChange={(name) => {
          onFilter({ ...filter, name });
        }}
      />
      <TextField
        label="With the text"
        value={filter.text}
        maxLength={100}
        onChange={(text) => {
          onFilter({ ...filter, text });
        }}
      />
      <FlagField
        label="Only refused"
        value={filter.onlyRefused}
        onChange={(onlyRefused) => {
          onFilter({ ...filter, onlyRefused });
        }}
      />
    </div>
  );
}
