/** What the pull brings, layer by layer, and what is there already. */

import type { DockerRun, RunScenario } from '../../sim/oci/docker-run.ts';

interface LayersProps {
  readonly run: DockerRun;
  readonly scenario: RunScenario;
}

export function Layers({ run: { layers }, scenario }: LayersProps) {
  if (scenario.engine === 'none') {
    return (
      <div class="cs-layers">
        <p class="cs-h">What is pulled</p>
        <p>Nothing: a runtime alone knows no images. It is given a directory with the files.</p>
      </div>
    );
  }
  const needed = layers.filter((layer) => !layer.present);
  const sum = needed.reduce((total, layer) => total + layer.megabytes, 0);
  return (
    <div class="cs-layers">
      <p class="cs-h">What is pulled</p>
      <ol reversed>
        {layers.toReversed().map((layer) => (
          <li key={layer.digest} class={layer.present ? 'here' : 'pulled'}>
            <span>{layer.name}</span>
            <span>{megabytes(layer.megabytes)}</span>
            <b>{layer.present ? 'here' : 'pulled'}</b>
          </li>
        ))}
      </ol>
      <p>
        {needed.length === 0
          ? 'No layer is pulled.'
          : `${String(needed.length)} of ${String(layers.length)} layers, about ${megabytes(sum)}.`}{' '}
        A layer is known by its digest: what one image has brought, no other brings again.
      </p>
    </div>
  );
}

function megabytes(value: number): string {
  return `${String(Number(value.toPrecision(3)))}\u00A0MB`;
}
