/** How the CPU model works, where it is simpler than a kernel, and the kernel’s own numbers. */

import { CPU_FACTS } from '../../sim/linux/cpu-facts.ts';
import { FactsTable } from '../FactsTable.tsx';

export function Explain() {
  return (
    <>
      <p>
        A quota is CPU time, counted on all CPUs together: eight threads that run at once spend
        8&nbsp;ms of it in each millisecond. Who has spent it stands still until the next period
        begins; until then the CPUs run at full speed for whoever is left. throttled_usec counts
        each CPU that was held back, so it can pass faster than the clock.
      </p>
      <p>
        A weight is another thing. It limits nobody: it shares the CPUs among those who want to run
        just now. A cgroup limits or shares; it hides nothing, which is what namespaces do. In
        Kubernetes a CPU request becomes a weight, a CPU limit becomes a quota in periods of
        100&nbsp;ms.
      </p>
      <p>
        Simplified: threads share the CPUs smoothly, where a scheduler takes turns of some
        milliseconds; quota is spent to the microsecond; every first period begins at zero; one
        request is worked on at a time, by all the threads of its group; a burst above the quota
        counts as the quota.
      </p>
      <FactsTable
        caption="The kernel’s numbers"
        what="What"
        facts={[
          { name: 'period, unless said', fact: CPU_FACTS.periodDefault },
          { name: 'least quota', fact: CPU_FACTS.quotaLeast },
          { name: 'longest period', fact: CPU_FACTS.periodLongest },
          { name: 'slice (left out here)', fact: CPU_FACTS.slice },
          { name: 'weight, unless said', fact: CPU_FACTS.weightDefault },
        ]}
      />
    </>
  );
}
