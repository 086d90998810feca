/** Where a key leads in a list or a grid: the pattern of the ARIA Authoring Practices. */

/** `columns` is 1 for a list; `page` is how many rows are seen. Undefined for a key that leads nowhere. */
export function moved(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  at: number,
  count: number,
  columns: number,
  page: number,
): number | undefined {
  const to = target(key, ctrlKey, at, count, columns, page);
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

function target(
  key: string,
  whole: boolean,
  at: number,
  count: number,
  columns: number,
  page: number,
): number | undefined {
  const grid = columns > 1;
  const row = at - (at % columns);
  switch (key) {
    case 'ArrowDown':
      return at + columns < count ? at + columns : at;
    case 'ArrowUp':
      return at - columns >= 0 ? at - columns : at;
    case 'ArrowRight':
      return grid ? at + 1 : undefined;
    case 'ArrowLeft':
      return grid ? at - 1 : undefined;
    case 'PageDown':
      return at + columns * page;
    case 'PageUp':
      return at - columns * page;
    case 'Home':
      return grid && !whole ? row : 0;
    case 'End':
      return grid && !whole ? row + columns - 1 : count - 1;
    default:
      return undefined;
  }
}
