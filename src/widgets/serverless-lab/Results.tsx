/** What became of the requests, and what each platform bills: two tables. */

import { formatMs } from '../../recording/format.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { dollars } from '../cost-model/words.ts';
import { PLATFORMS } from './platforms.ts';
import type { Bills } from './scenario.ts';
import { count, share } from './words.ts';

interface ResultsProps {
  readonly run: ServerlessRun;
  readonly bills: Bills;
}

export function Results({ run, bills }: ResultsProps) {
  return (
    <ScrollBox class="scroll figure-table" role="group" label="What became of the requests">
      <table>
        <caption>What became of the requests</caption>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <th scope="col">answered</th>
            <th scope="col">refused</th>
            <th scope="col">had to wait</th>
            <th scope="col">instances started</th>
            <th scope="col">p50</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
            <th scope="col">a month</th>
          </tr>
        </thead>
        <tbody>
          {PLATFORMS.map(({ id, name }) => (
            <Row key={id} name={name} run={run[id]} cost={bills[id].perMonth} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface RowProps {
  readonly name: string;
  readonly run: ServerlessRun[keyof ServerlessRun];
  readonly cost: number;
}

function Row({ name, run, cost }: RowProps) {
  const { latency } = run;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count(run.served)}</td>
      <td class={run.refused > 0 ? 'bad' : undefined}>{count(run.refused)}</td>
      <td>{share(run.delayed, run.served)}</td>
      <td>{count(run.started)}</td>
      {[latency?.p50, latency?.p95, latency?.p99].map((ms, index) => (
        <td key={index}>{ms === undefined ? 'none' : formatMs(ms)}</td>
      ))}
      <td>{dollars(cost)}</td>
    </tr>
  );
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
            <Bar amount={bills[id].perMonth} widest={widest} />
            <td>{dollars(bills[id].perMonth)}</td>
          </tr>
          {bills[id].lines.length > 1 &&
            bills[id].lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{line.name}</th>
                <Bar amount={line.perMonth} widest={widest} />
                <td>{dollars(line.perMonth)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Bar({ amount, widest }: { readonly amount: number; readonly widest: number }) {
  return (
    <td class="bar">
      {amount > 0 && (
        <svg
          class="simulated"
          width={`${String((100 * amount) / widest)}%`}
          aria-hidden="true"
          focusable="false"
        />
      )}
    </td>
  );
}
