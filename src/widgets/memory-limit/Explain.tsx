/** How the memory model works, where it is simpler than a kernel, and the kernel’s own numbers. */

import { MEMORY_FACTS } from '../../sim/linux/memory-facts.ts';
import { FactsTable } from '../FactsTable.tsx';

export function Explain() {
  return (
    <>
      <p>
        memory.max and memory.high count all that the group’s processes hold in RAM, cached files
        included. At memory.max the kernel takes back what it can: cached files, then pages that may
        go to swap. If that isn’t enough, it kills a process of this group, whoever else has how
        much memory on the machine. memory.high only takes back and slows down; it never kills.
      </p>
      <p>
        In Kubernetes a memory limit becomes memory.max. A memory request becomes no limit: the
        scheduler uses it to find a node.
      </p>
      <p>
        Simplified: reclaim takes all cached files before it swaps, where a real one balances the
        two and costs time; every process has an oom_score_adj of 0; the kernel’s own memory for the
        group is left out; nobody starts a killed process again; the counters in memory.events go up
        by one for each piece of memory.
      </p>
      <FactsTable
        caption="The kernel’s numbers"
        what="What"
        facts={[
          { name: 'a piece of memory', fact: MEMORY_FACTS.batch },
          { name: 'longest wait for a piece', fact: MEMORY_FACTS.longestSleep },
          { name: 'no wait up to', fact: MEMORY_FACTS.shortestSleep },
          { name: 'wait at twice memory.high', fact: MEMORY_FACTS.sleepAtTwice },
          { name: 'page', fact: MEMORY_FACTS.page },
        ]}
      />
    </>
  );
}
