/** Behind the figure: how the module is measured, where the model is simple, and the source of each of its figures. */

import { gradeInWords, type Fact } from '../../sim/facts.ts';
import type { ContainerScenario } from '../../sim/oci/container-start.ts';
import { parametersOf } from '../../sim/oci/sources.ts';
import { SIMPLIFICATIONS } from '../../sim/oci/words.ts';

const NBSP = '\u00A0';

export function Sources({ scenario }: { readonly scenario: ContainerScenario }) {
  return (
    <>
      <p>
        <b>The module is measured.</b> It runs in your browser, in a worker. Its lane is one run:
        the one in the middle of all, so that its phases sum up. The range of a phase holds nine in
        ten of all runs. Your browser’s clock goes in steps of about 0.1{NBSP}ms; a phase near that
        is repeated many times, and its mean is shown as such.
      </p>
      <p>
        <b>The container is simulated.</b> A browser can’t start one. The steps are those of the OCI
        runtime specification, the times come from the sources below. The model is simpler than the
        world:
      </p>
      <ul>
        {SIMPLIFICATIONS.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div class="scroll">
        <table>
          <caption>Parameters and sources</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Value</th>
              <th scope="col">Range</th>
              <th scope="col">Source</th>
              <th scope="col">How sure</th>
            </tr>
          </thead>
          <tbody>
            {parametersOf(scenario).map(({ name, fact }) => (
              <Row key={name} name={name} fact={fact} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ name, fact }: { readonly name: string; readonly fact: Fact }) {
  const about = fact.grade === 'C' ? 'about ' : '';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{`${about}${String(fact.value)}${NBSP}${fact.unit}`}</td>
      <td>{fact.range === undefined ? '' : fact.range.map(String).join(' to ')}</td>
      <td>
        {fact.url === undefined ? fact.source : <a href={fact.url}>{fact.source}</a>}
        {`, ${fact.date}`}
      </td>
      <td>{gradeInWords(fact.grade)}</td>
    </tr>
  );
}
