/** Every feature that cases can be about, from all areas. */

import type { Answer } from './feature.ts';
import { QUANTITY } from './features/quantity.ts';

export const FEATURES: Readonly<Record<string, Answer>> = { ...QUANTITY };
