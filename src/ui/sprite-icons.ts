/** The icons' paths in a square of 14; lines unless `Icon` fills them. */

import type { IconName } from './Icon.tsx';

export const ICONS: Readonly<Record<IconName, string>> = {
  play: 'M3 1.5v11l9-5.5z',
  pause: 'M3 2h3v10H3zM8 2h3v10H8z',
  stop: 'M2.5 2.5h9v9h-9z',
  prev: 'M11.5 2v10L5 7zM2.5 2h2v10h-2z',
  next: 'M2.5 2v10L9 7zM9.5 2h2v10h-2z',
  plus: 'M7 2.5v9M2.5 7h9',
  minus: 'M2.5 7h9',
  fit: 'M2 5V2h3M9 2h3v3M12 9v3H9M5 12H2V9',
  find: 'M10 6a4 4 0 1 0-8 0 4 4 0 0 0 8 0zM9 9l4 4',
  link: 'M6 8l6-6M8 2h4v4M11 8v4H2V3h4',
  x: 'M3 3l8 8M11 3l-8 8',
  ok: 'M2 7.5 5.5 11 12 3.5',
  reset: 'M3 2.5V6h3.5M3.2 6A4.6 4.6 0 1 1 3 9',
  half: 'M12.2 7A5.2 5.2 0 1 0 1.8 7a5.2 5.2 0 0 0 10.4 0zM7 4v3.6M7 9.4v.9',
  theme: 'M12 7A5 5 0 1 0 2 7a5 5 0 0 0 10 0zM7.5 2v10M9 2.4v9.2M10.5 3.4v7.2',
  embed: 'M4.5 3.5 1 7l3.5 3.5M9.5 3.5 13 7l-3.5 3.5',
  down: 'M2.5 5 7 9.5 11.5 5',
  right: 'M5 2.5 9.5 7 5 11.5',
};
