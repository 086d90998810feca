/** Behind the figure: what the sums leave out, and where each figure comes from. */

import { DENSITY_FIGURES as FIGURES } from '../../sim/cost/density.ts';
import { FactsTable, type NamedFact } from '../FactsTable.tsx';

const FACTS: readonly NamedFact[] = [
  { name: 'System in a VM', fact: FIGURES.guestSystem },
  { name: 'Monitor of a VM, QEMU', fact: FIGURES.qemuOverhead },
  { name: 'System in a microVM', fact: FIGURES.microGuest },
  { name: 'Monitor of a microVM, Firecracker', fact: FIGURES.firecrackerOverhead },
  { name: 'Beside a container', fact: FIGURES.shim },
  { name: 'Runtime for all modules', fact: FIGURES.wasmRuntime },
  { name: 'Beside a module', fact: FIGURES.wasmInstance },
  { name: 'Pods on a node', fact: FIGURES.podsPerNode },
];

export function Explain() {
  return (
    <>
      <p>
        Sums, no run: the host’s memory, and for each guest its program, the system inside it and
        what stands beside it. 1 GB is 1,000 MB. Every figure can be changed under “What a box
        costs”.
      </p>
      <ul>
        <li>
          Only memory counts. Processors, disks and networks run short, too, and an orchestrator has
          limits of its own: Kubernetes recommends at most 110 pods on a node.
        </li>
        <li>
          Memory is given in full. Real hosts promise more than they have, since guests rarely use
          all of it at once, and run short when they do.
        </li>
        <li>
          Containers of one image share the pages of its files, and modules share their compiled
          code. That isn’t counted here: it makes both look heavier than they are.
        </li>
        <li>
          The same program needs the same memory in each box. Compiled to Wasm it often needs some
          more, and a memory that has grown doesn’t shrink.
        </li>
        <li>
          More boxes on a machine are not better isolated ones: containers share the host’s kernel,
          and modules even one process.
        </li>
        <li>
          A flaw in the kernel restarts the whole machine, and so every guest on it, unless guests
          can move to another machine meanwhile. Live patching is left out.
        </li>
      </ul>
      <FactsTable caption="What a box costs" what="Figure" facts={FACTS} />
    </>
  );
}
