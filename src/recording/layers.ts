/** The nine layers of the stack, bottom first: the order and the names are the same on every page. */

export const LAYERS = [
  'hardware',
  'firmware',
  'kernel',
  'hypervisor',
  'guest',
  'container',
  'orchestrator',
  'platform',
  'module',
] as const;

export type Layer = (typeof LAYERS)[number];

const NAMES: Partial<Record<Layer, string>> = { guest: 'guest OS' };

/** The layer's name as a reader sees it: `layerName('guest')` is "guest OS". */
export function layerName(layer: Layer): string {
  return NAMES[layer] ?? layer;
}
