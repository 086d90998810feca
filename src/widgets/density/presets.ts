/** Fleets that show one idea each. */

import type { Preset } from '../Presets.tsx';
import type { DensitySchema } from './params.ts';

export const PRESETS: readonly Preset<DensitySchema>[] = [
  {
    label: 'Ten guests',
    idea: 'The sum of many articles. Ten guests of 1 GB are not 10 GB: the host has a system, too, and a monitor stands beside each guest.',
    values: {},
  },
  {
    label: 'What they share',
    idea: 'Guests with the same system. Identical pages are kept once, and clones of one disk keep only what each of them writes.',
    values: { merged: 60, clones: true },
  },
  {
    label: 'Many small ones',
    idea: 'A thousand functions of 5 MB each. Now the box is nearly everything, and the choice of box decides what is possible at all.',
    values: { guests: 1000, program: 5, programs: 50, image: 0.2, written: 0.01 },
  },
  {
    label: 'A few large ones',
    idea: 'Databases that want 16 GB each. The box hardly matters: nobody saves memory by putting these into containers.',
    values: { guests: 3, program: 16_000, programs: 1, image: 50, written: 20 },
  },
  {
    label: 'Golden image',
    idea: 'A hundred guests, three kinds. Patched by hand that is a hundred times the work; rebuilt from an image for each kind it is three, and a hundred restarts either way.',
    values: { guests: 100, ram: 256, rebuilt: true },
  },
];
