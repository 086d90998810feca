/** The layers as they are stored, the writable one on top. */

import { formatBytes } from '../../recording/format.ts';
import { hiddenBy, isWhiteout } from '../../sim/oci/merged.ts';
import { nameOf, normalise } from '../../sim/oci/paths.ts';
import { OPAQUE } from '../../sim/oci/layers.ts';
import type { SizedEntry } from '../../sim/oci/writable.ts';
import { layerName, whiteoutText, type Stack } from './stack.ts';

interface LayersProps {
  readonly stack: Stack;
  readonly form: string;
}

const BUILT = { cached: '', changed: 'changed', again: 'built again' } as const;

export function Layers({ stack, form }: LayersProps) {
  const { image, upper } = stack;
  return (
    <div class="ls-layers">
      <p class="cs-h">The layers</p>
      <ol reversed>
        <li class="writable">
          <div class="ls-head">
            <b>The writable layer</b>
            <span>{formatBytes(sum(upper))}</span>
          </div>
          {upper.length === 0 ? (
            <p>Empty. It goes when the container is deleted.</p>
          ) : (
            <Entries {...{ stack, form }} layer={image.length} />
          )}
        </li>
        {image.toReversed().map((layer, fromTop) => {
          const index = image.length - 1 - fromTop;
          return (
            <li key={layer.instruction.id}>
              <div class="ls-head">
                <b>
                  {index + 1} <code>{layer.instruction.text}</code>
                </b>
                <span>{formatBytes(layer.bytes)}</span>
              </div>
              {layer.built !== 'cached' && <p class="ls-built">{BUILT[layer.built]}</p>}
              <Entries {...{ stack, form }} layer={index} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

interface EntriesProps extends LayersProps {
  readonly layer: number;
}

function Entries({ stack, form, layer }: EntriesProps) {
  return (
    <ul>
      {(stack.layers[layer] ?? []).map((entry) => (
        <Entry key={entry.path} {...{ stack, form, layer, entry }} />
      ))}
    </ul>
  );
}

function Entry({ stack, form, layer, entry }: EntriesProps & { readonly entry: SizedEntry }) {
  const path = normalise(entry.path);
  if (isWhiteout(path)) {
    return (
      <li class="whiteout">
        <code>{whiteoutText(path, form)}</code>
        <span>{nameOf(path) === OPAQUE ? 'opaque' : 'whiteout'}</span>
      </li>
    );
  }
  const hidden = hiddenBy(stack.layers, layer, entry);
  return (
    <li class={hidden === undefined ? '' : 'hidden'}>
      <code>{entry.type === 'dir' ? `${path}/` : path}</code>
      <span>
        {entry.type === 'dir' ? 'directory' : formatBytes(entry.bytes)}
        {hidden !== undefined && `, hidden by ${layerName(stack, hidden.by)}`}
      </span>
    </li>
  );
}

function sum(entries: readonly SizedEntry[]): number {
  return entries.reduce((total, entry) => total + entry.bytes, 0);
}
