/** Comparisons that show one idea each. */

import type { Preset } from '../Presets.tsx';
import type { CostKey } from '../../sim/cost/inputs.ts';
import type { NumberParam } from '../params.ts';

export const PRESETS: readonly Preset<Record<CostKey, NumberParam>>[] = [
  {
    label: 'One small machine',
    idea: 'A small board at home, or the smallest useful machine in a cloud. Look at the largest line of each bill: it isn’t the machine.',
    values: {},
  },
  {
    label: 'Four Raspberry Pis',
    idea: 'A cluster at home, beside four rented machines. Electricity is the smallest line. Put in your own price of a kilowatt-hour, and today’s price of a board.',
    values: { machines: 4, instances: 4, ownHours: 4, cloudHours: 2, disk: 32 },
  },
  {
    label: 'Two hours a day',
    idea: 'Eight percent of the time. A rented machine is stopped for the rest, but its disk and its address go on costing; your own stands idle.',
    values: { use: 8 },
  },
  {
    label: 'Work for fun',
    idea: 'Hours that you would have spent anyway cost nothing, and the verdict turns round.',
    values: { rate: 0 },
  },
];
