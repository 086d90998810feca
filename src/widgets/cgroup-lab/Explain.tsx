/** What the tree of groups rests on, and where it is simpler than Linux. */

import { CPU_FACTS } from '../../sim/linux/cpu-facts.ts';
import { MEMORY_FACTS } from '../../sim/linux/memory-facts.ts';
import { FactsTable } from '../FactsTable.tsx';

export function Explain() {
  return (
    <>
      <p>
        The rules are those of the kernel’s guide{' '}
        <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html" rel="noopener">
          Control Group v2
        </a>
        . Errors of mkdir, cgroup.procs, cgroup.subtree_control, cgroup.max.depth and pids.max, and
        the sizes that memory.max takes, were tried on Linux 6.18. Control groups count and limit
        what processes use; what these can see is the business of namespaces.
      </p>
      <p>
        Simplified: three controllers of a dozen, and of their files only the limits; the shell runs
        as root and is process 100; processes only exist, they use no CPU and no memory here; the
        fork bomb stops by itself after 500 processes where nothing else stops it; threads can’t be
        placed one by one.
      </p>
      <FactsTable
        caption="The kernel’s numbers"
        what="What"
        facts={[
          { name: 'cpu.weight, unless said', fact: CPU_FACTS.weightDefault },
          { name: 'cpu.max: period, unless said', fact: CPU_FACTS.periodDefault },
          { name: 'page, to which sizes are cut', fact: MEMORY_FACTS.page },
        ]}
      />
    </>
  );
}
