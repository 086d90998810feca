/** The digests of each layer, and what a change brings with it. */

import { formatBytes } from '../../recording/format.ts';
import type { BuiltLayer } from '../../sim/oci/build.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Stack } from './stack.ts';

interface DigestsProps {
  readonly stack: Stack;
  /** Something was changed since the last build. */
  readonly changed: boolean;
}

export function Digests({ stack: { image }, changed }: DigestsProps) {
  return (
    <div class="ls-digests">
      <p class="cs-h">The digests</p>
      <ScrollBox class="scroll" label="The digests">
        <table>
          <thead>
            <tr>
              <th scope="col">Layer</th>
              <th scope="col">Diff id</th>
              <th scope="col">Chain id</th>
              {changed && <th scope="col">Built</th>}
              {changed && <th scope="col">With the old image here</th>}
            </tr>
          </thead>
          <tbody>
            {image.map((layer, index) => (
              <tr key={layer.instruction.id} class={layer.unpacked ? 'new' : ''}>
                <th scope="row">{index + 1}</th>
                <td>
                  <Digest id={layer.diffId} fresh={layer.fetched} />
                </td>
                <td>
                  <Digest id={layer.chainId} fresh={layer.unpacked} />
                </td>
                {changed && <td>{BUILT[layer.built]}</td>}
                {changed && <td>{pulledInWords(layer)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p role="status">{lesson(image, changed)}</p>
    </div>
  );
}

const BUILT = { cached: 'from the cache', changed: 'changed', again: 'again' } as const;

/** The first eight digits tell them apart, as they do in most tools. */
function Digest({ id, fresh }: { readonly id: string; readonly fresh: boolean }) {
  const short = id.replace('sha256:', '').slice(0, 8);
  return (
    <>
      <code title={id}>{short}</code>
      {fresh && ' new'}
    </>
  );
}

function pulledInWords({ fetched, unpacked, bytes }: BuiltLayer): string {
  if (fetched) return `pulled, ${formatBytes(bytes)}`;
  return unpacked ? 'not pulled, unpacked again' : 'here already';
}

function lesson(image: readonly BuiltLayer[], changed: boolean): string {
  if (!changed) {
    return 'A diff id is the digest of a layer’s own archive. A chain id is that of the chain id below and the diff id together, so it names a layer with all that it stands on.';
  }
  const again = image.filter((layer) => layer.built !== 'cached').length;
  const fetched = image.filter((layer) => layer.fetched);
  const bytes = fetched.reduce((sum, layer) => sum + layer.bytes, 0);
  const kept = image.find((layer) => !layer.fetched && layer.unpacked);
  const same =
    kept === undefined
      ? ''
      : ' A copied file keeps its time, so that layer’s archive is the same as before; on other ground its chain id isn’t.';
  return `${String(again)} of ${String(image.length)} layers ${again === 1 ? 'is' : 'are'} built again: the changed one and all above it. A machine with the old image pulls ${String(fetched.length)} of them, ${formatBytes(bytes)}.${same}`;
}
