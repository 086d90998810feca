/** Both bills as one table, with a bar for each line on one scale. */

import type { Bill, Comparison } from '../../sim/cost/ownership.ts';
import { AmountBar } from './AmountBar.tsx';
import { dollars } from './words.ts';

export function Bills({ comparison }: { readonly comparison: Comparison }) {
  const { own, cloud } = comparison;
  const widest = Math.max(own.perMonth, cloud.perMonth, Number.MIN_VALUE);
  return (
    <table class="bills">
      <caption class="visually-hidden">What each costs, line by line, in US dollars</caption>
      <thead>
        <tr>
          <th scope="col">What you pay for</th>
          <td class="bar" />
          <th scope="col">a month</th>
          <th scope="col">a year</th>
        </tr>
      </thead>
      <Part name="Your own" bill={own} widest={widest} />
      <Part name="Rented" bill={cloud} widest={widest} />
    </table>
  );
}

interface PartProps {
  readonly name: string;
  readonly bill: Bill;
  readonly widest: number;
}

function Part({ name, bill, widest }: PartProps) {
  return (
    <tbody>
      <tr class="total">
        <th scope="rowgroup">{name}</th>
        <AmountBar amount={bill.perMonth} widest={widest} />
        <td>{dollars(bill.perMonth)}</td>
        <td>{dollars(bill.perYear)}</td>
      </tr>
      {bill.lines.map((line) => (
        <tr key={line.name}>
          <th scope="row">{line.name}</th>
          <AmountBar amount={line.perMonth} widest={widest} />
          <td>{dollars(line.perMonth)}</td>
          <td>{dollars(line.perMonth * 12)}</td>
        </tr>
      ))}
    </tbody>
  );
}
