/** Behind the figure: how the module is measured, where the model is simple, and the source of each of its figures. */

import type { ContainerScenario } from '../../sim/oci/container-start.ts';
import { parametersOf } from '../../sim/oci/sources.ts';
import { SIMPLIFICATIONS } from '../../sim/oci/words.ts';
import { FactsTable } from '../FactsTable.tsx';

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
      <FactsTable
        caption="Parameters and sources"
        what="Parameter"
        facts={parametersOf(scenario)}
      />
    </>
  );
}
