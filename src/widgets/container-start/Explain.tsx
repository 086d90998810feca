/** Behind the figure: where the order comes from, where the model is simple, and the source of each figure. */

import type { RunScenario } from '../../sim/oci/docker-run.ts';
import { SIMPLIFICATIONS } from '../../sim/oci/docker-run-words.ts';
import { parametersOfRun } from '../../sim/oci/sources.ts';
import { FactsTable } from '../FactsTable.tsx';

const ORDER = [
  [
    'OCI runtime specification: life cycle, operations, hooks',
    'https://github.com/opencontainers/runtime-spec/blob/main/runtime.md',
  ],
  [
    'OCI distribution specification: manifests and blobs',
    'https://github.com/opencontainers/distribution-spec/blob/main/spec.md',
  ],
  [
    'containerd: runtime v2, the shim and its clean-up',
    'https://github.com/containerd/containerd/blob/main/core/runtime/v2/README.md',
  ],
  ['Docker: images in containerd', 'https://docs.docker.com/engine/storage/containerd/'],
  ['Docker: live restore', 'https://docs.docker.com/engine/daemon/live-restore/'],
  [
    'pid_namespaces(7): the end of process 1',
    'https://man7.org/linux/man-pages/man7/pid_namespaces.7.html',
  ],
] as const;

export function Explain({ scenario }: { readonly scenario: RunScenario }) {
  return (
    <>
      <p>The order of the steps, and what ends with what, come from:</p>
      <ul>
        {ORDER.map(([name, url]) => (
          <li key={url}>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
      <p>Where the model is simpler than the world:</p>
      <ul>
        {SIMPLIFICATIONS.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <FactsTable
        caption="Parameters and sources"
        what="Parameter"
        facts={parametersOfRun(scenario)}
      />
    </>
  );
}
