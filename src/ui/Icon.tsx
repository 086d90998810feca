/** A line icon from the page's sprite, never alone: the words stand beside it or in the button's label. */

export type IconName =
  | 'play'
  | 'pause'
  | 'stop'
  | 'prev'
  | 'next'
  | 'plus'
  | 'minus'
  | 'fit'
  | 'find'
  | 'link'
  | 'x'
  | 'ok'
  | 'reset'
  | 'half'
  | 'theme'
  | 'embed'
  | 'down'
  | 'right';

const SOLID: ReadonlySet<IconName> = new Set(['play', 'pause', 'stop', 'prev', 'next']);

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={SOLID.has(name) ? 'icon solid' : 'icon'}
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 14 14"
    >
      <use href={`#i-${name}`} />
    </svg>
  );
}
