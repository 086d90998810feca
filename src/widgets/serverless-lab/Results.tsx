/** What became of the requests, how long they took, and what each platform bills, in tables. */

import type { ComponentChildren } from 'preact';
import { formatMs } from '../../recording/format.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { AmountBar } from '../cost-model/AmountBar.tsx';
import { dollars } from '../cost-model/words.ts';
import { PLATFORMS } from './platforms.ts';
import type { Bills } from './scenario.ts';
import { count, share } from './words.ts';

/** What became of the requests beside how long they took: two tables, for narrow frames too. */
export function Results({ run }: { readonly run: ServerlessRun }) {
  return (
    <div class="sl-results">
      <Figures
        caption="What became of the requests"
        columns={['answered', 'refused', 'had to wait', 'instances started']}
        row={outcome}
        run={run}
      />
      <Figures
        caption="How long they took, at most"
        columns={['half of them', '95\u00A0%', '99\u00A0%']}
        row={duration}
        run={run}
      />
    </div>
  );
}

type PlatformRun = ServerlessRun[keyof ServerlessRun];

interface FiguresProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly row: (of: PlatformRun) => ComponentChildren;
  readonly run: ServerlessRun;
}

function Figures({ caption, columns, row, run }: FiguresProps) {
  return (
    <ScrollBox class="scroll figure-table" role="group" label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PLATFORMS.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {row(run[id])}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function outcome({ served, refused, delayed, started }: PlatformRun) {
  return (
    <>
      <td>{count(served)}</td>
      <td class={refused > 0 ? 'bad' : undefined}>{count(refused)}</td>
      <td>{share(delayed, served)}</td>
      <td>{count(started)}</td>
    </>
  );
}

function duration({ latency }: PlatformRun) {
  return [latency?.p50, latency?.p95, latency?.p99].map((ms, index) => (
    <td key={index}>{ms === undefined ? 'none' : formatMs(ms)}</td>
  ));
}

/** The bills, line by line, with bars on one scale. */
export function BillTable({ bills }: { readonly bills: Bills }) {
  const widest = Math.max(...PLATFORMS.map(({ id }) => bills[id].perMonth), Number.MIN_VALUE);
  return (
    <table class="bills">
      <caption>The bill, if a whole month were like this</caption>
      <thead>
        <tr>
          <th scope="col">What you pay for</th>
          <td class="bar" />
          <th scope="col">a month</th>
        </tr>
      </thead>
      {PLATFORMS.map(({ id, name }) => (
        <tbody key={id}>
          <tr class="total">
            <th scope="rowgroup">{name}</th>
            <AmountBar amount={bills[id].perMonth} widest={widest} />
            <td>{dollars(bills[id].perMonth)}</td>
          </tr>
          {bills[id].lines.length > 1 &&
            bills[id].lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <AmountBar amount={line.perMonth} widest={widest} />
                <td>{dollars(line.perMonth)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
