/** Behind the lab: what the model does, where it is simple, and the source of each figure. */

import { PRICES } from '../../sim/cost/metered.ts';
import { FIGURES } from '../../sim/serverless/figures.ts';
import { FactsTable, type NamedFact } from '../FactsTable.tsx';

const RULES: readonly NamedFact[] = [
  { name: 'Knative: stable window', fact: FIGURES['stable-window'] },
  { name: 'Knative: panic window', fact: FIGURES['panic-window-percentage'] },
  { name: 'Knative: panic from', fact: FIGURES['panic-threshold-percentage'] },
  { name: 'Knative: aims at', fact: FIGURES['container-concurrency-target-percentage'] },
  { name: 'Knative: spare capacity', fact: FIGURES['target-burst-capacity'] },
  { name: 'Knative: grows at most', fact: FIGURES['max-scale-up-rate'] },
  { name: 'Knative: shrinks at most', fact: FIGURES['max-scale-down-rate'] },
  { name: 'Knative: grace before zero', fact: FIGURES['scale-to-zero-grace-period'] },
  { name: 'Lambda: cold start', fact: FIGURES['lambda-init'] },
  { name: 'Lambda: environments', fact: FIGURES['lambda-account-limit'] },
  { name: 'Lambda: growth', fact: FIGURES['lambda-scaling-step'] },
  { name: 'Lambda: requests', fact: FIGURES['lambda-requests-per-environment'] },
  { name: 'Lambda: idle environment stays', fact: FIGURES['lambda-idle-timeout'] },
  { name: 'HPA: looks every', fact: FIGURES['hpa-sync'] },
  { name: 'HPA: tolerance', fact: FIGURES['hpa-tolerance'] },
  { name: 'HPA: waits before it shrinks', fact: FIGURES['hpa-stabilization-down'] },
  { name: 'Readiness probe', fact: FIGURES['probe-period'] },
  { name: 'Pod’s cold start', fact: FIGURES['pod-start'] },
];

const BILLED: readonly NamedFact[] = [
  { name: 'Lambda: requests', fact: PRICES.lambdaMillion },
  { name: 'Lambda: memory and time', fact: PRICES.lambdaGbSecond },
  { name: 'Kept ready', fact: PRICES.provisionedGbSecond },
  { name: 'Memory and time on these', fact: PRICES.provisionedRunGbSecond },
  { name: 'Free: requests', fact: PRICES.freeRequests },
  { name: 'Free: memory and time', fact: PRICES.freeGbSeconds },
  { name: 'Pod: processor', fact: PRICES.podVcpuHour },
  { name: 'Pod: memory', fact: PRICES.podGbHour },
  { name: 'Memory that goes with one processor', fact: PRICES.memoryPerVcpu },
  { name: 'Cluster’s control plane', fact: PRICES.clusterHour },
  { name: 'Machine', fact: PRICES.machineHour },
];

export function Explain() {
  return (
    <>
      <p>
        Every request of the curve is simulated, the same for all four. Knative decides every two
        seconds by its own rules: the mean of requests at work over 60 seconds, or over 6 seconds in
        panic. The autoscaler and its steps agree with upstream’s test tables, and so do the HPA’s.
        Percentiles are counted from all answered requests, to a millisecond.
      </p>
      <ul>
        <li>
          A request always takes the same time, as one does that mostly waits, say for a database.
          Whatever else the pod does, it gets no slower.
        </li>
        <li>
          Knative’s pods and a Deployment’s share one queue each. A real Service spreads requests
          blindly, so that one pod may have a queue while another is idle.
        </li>
        <li>
          A pod’s processor use is taken to be the share of its places that are taken. A full pod is
          at 100 %, so the HPA can only ask for 100 divided by the target times as many pods at each
          look.
        </li>
        <li>
          A Lambda function refuses at once what it can’t serve, with status 429. Callers don’t try
          again here; real ones often do.
        </li>
        <li>Nodes have room for every pod, images are there, and nothing ever fails.</li>
        <li>
          The bills count computing only. Data sent out, storage, logs, load balancers, addresses
          and your own work come on top, in each of the four.
        </li>
      </ul>
      <FactsTable caption="Rules and times" what="Rule" facts={RULES} />
      <FactsTable caption="Prices" what="What is paid for" facts={BILLED} />
    </>
  );
}
