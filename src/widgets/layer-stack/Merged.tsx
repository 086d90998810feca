/** What a program in the container sees, and which layer each file comes from. */

import { nameOf } from '../../sim/oci/paths.ts';
import type { Settings } from '../use-params.ts';
import type { LayerStackSchema } from './params.ts';
import { layerName, type Stack } from './stack.ts';

interface MergedProps {
  readonly id: string;
  readonly stack: Stack;
  readonly settings: Settings<LayerStackSchema>;
}

export function Merged({ id, stack, settings: { values, set } }: MergedProps) {
  return (
    <div class="ls-merged" role="group" aria-labelledby={`${id}-merged`}>
      <p class="cs-h" id={`${id}-merged`}>
        What the container sees
      </p>
      <ul class="ls-tree">
        {stack.merged.map(({ path: own, node, layer }) => (
          <li key={own} style={{ '--depth': own.split('/').length - 1 }}>
            <button
              type="button"
              aria-pressed={own === values.path}
              onClick={() => {
                set('path', own);
              }}
            >
              <span class="visually-hidden">{`${own}, from ${layerName(stack, layer)}`}</span>
              <code aria-hidden="true">
                {node.type === 'dir' ? `${nameOf(own)}/` : nameOf(own)}
              </code>
              <span aria-hidden="true" class={layer === stack.image.length ? 'from own' : 'from'}>
                {layer === stack.image.length ? 'W' : layer + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
