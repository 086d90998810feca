/** What the namespace model rests on, and where it is simpler than Linux. */

import { NAMESPACE_FACTS } from '../../sim/linux/namespaces/facts.ts';
import { FactsTable } from '../FactsTable.tsx';

export function Explain() {
  return (
    <>
      <p>
        The model follows the manual pages namespaces(7), pid_namespaces(7), user_namespaces(7),
        cgroup_namespaces(7), network_namespaces(7) and time_namespaces(7). What its commands answer
        and what uid_map takes was compared with unshare(1) on Linux 6.18.
      </p>
      <p>
        Namespaces decide what a program can see and name. They don’t limit what it uses: for that
        there are control groups. A program in eight namespaces can still take all the memory.
      </p>
      <p>
        Simplified: a process has all capabilities or none; mounts are copied with the mount
        namespace and never pass between copies; process numbers are made up, and those of kernel
        threads are left out; a new PID namespace together with a mount namespace gets a /proc of
        its own, as unshare does with --mount-proc. Inside, the program becomes user 0 where the map
        has one, as container runtimes do.
      </p>
      <FactsTable
        caption="Numbers and sources"
        what="What"
        facts={[
          { name: 'kinds of namespace', fact: NAMESPACE_FACTS.kinds },
          { name: 'PID namespaces in each other', fact: NAMESPACE_FACTS.pidDepth },
          { name: 'an id without a mapping', fact: NAMESPACE_FACTS.overflowUid },
          { name: 'lines of a uid_map', fact: NAMESPACE_FACTS.uidMapLines },
        ]}
      />
    </>
  );
}
