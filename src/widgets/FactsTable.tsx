/** The figures that a model uses for the settings at hand: value, range, where from, how sure. */

import { gradeInWords, type Fact } from '../sim/facts.ts';

export interface NamedFact {
  readonly name: string;
  readonly fact: Fact;
}

interface FactsTableProps {
  readonly caption: string;
  /** What stands in the first column: "Step". */
  readonly what: string;
  readonly facts: readonly NamedFact[];
}

const NBSP = '\u00A0';

export function FactsTable({ caption, what, facts }: FactsTableProps) {
  return (
    <div class="scroll facts">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col" class="n">
              Value
            </th>
            <th scope="col" class="n">
              Range
            </th>
            <th scope="col">Source</th>
            <th scope="col">How sure</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, fact }) => (
            <Row key={name} name={name} fact={fact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, fact }: NamedFact) {
  const about = fact.grade === 'C' ? 'about ' : '';
  const { source, url, date, note } = fact;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="n">{`${about}${number(fact.value)}${NBSP}${fact.unit}`}</td>
      <td class="n">{fact.range?.map(number).join(' to ')}</td>
      <td>
        {url === undefined ? source : <a href={url}>{source}</a>}
        {`, ${date}.`}
        {note !== undefined && ` ${note}`}
      </td>
      <td>{gradeInWords(fact.grade)}</td>
    </tr>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
