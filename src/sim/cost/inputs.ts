/** Every figure that the cost model is given, with its unit, its limits, and where its first value comes from. */

import facts from '../../../content/facts/cost.json' with { type: 'json' };

export type FactName = keyof typeof facts;
export type CostSide = 'both' | 'own' | 'cloud';

/** One figure of the model, as a reader can change it. */
export interface CostField {
  readonly side: CostSide;
  readonly label: string;
  readonly unit: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** The sourced fact that `initial` is; none where only the reader can know. */
  readonly fact?: FactName;
  /** What the figure means, or how to find one’s own. */
  readonly help: string;
}

const sourced = (fact: FactName) => ({ initial: facts[fact].value, fact });

export const COST_FIELDS = {
  use: {
    side: 'both',
    label: 'Needed for',
    unit: '% of the time',
    initial: 100,
    min: 0,
    max: 100,
    help: 'For what share of all hours you need the machine. A rented one is stopped for the rest; your own idles.',
  },
  rate: {
    side: 'both',
    label: 'An hour of your work',
    unit: 'US$',
    initial: 30,
    min: 0,
    max: 500,
    help: 'Put 0 if you would tinker for fun anyway.',
  },
  machines: {
    side: 'own',
    label: 'Machines',
    unit: 'of your own',
    initial: 1,
    min: 1,
    max: 1000,
    help: 'How many you buy.',
  },
  price: {
    side: 'own',
    label: 'Price of one',
    unit: 'US$',
    initial: 100,
    min: 0,
    max: 100_000,
    help: 'A small board with 4 GB, power supply and card. The board alone, a Raspberry Pi 4, was $55 when it came out in June 2019 and has become dearer since: look up today’s price.',
  },
  years: {
    side: 'own',
    label: 'Used for',
    unit: 'years',
    initial: 4,
    min: 0.5,
    max: 15,
    help: 'Until you replace it.',
  },
  idle: {
    side: 'own',
    label: 'Power when idle',
    unit: 'W',
    ...sourced('idlePower'),
    min: 0,
    max: 5000,
    help: 'Of one machine.',
  },
  busy: {
    side: 'own',
    label: 'Power when busy',
    unit: 'W',
    ...sourced('busyPower'),
    min: 0,
    max: 5000,
    help: 'Of one machine.',
  },
  kwh: {
    side: 'own',
    label: 'Electricity',
    unit: 'US$ per kWh',
    ...sourced('kilowattHour'),
    min: 0,
    max: 2,
    help: 'It stands on your bill.',
  },
  line: {
    side: 'own',
    label: 'Network, extra',
    unit: 'US$ a month',
    initial: 0,
    min: 0,
    max: 10_000,
    help: '0 if the line that you already pay for is enough; a fixed address often costs something.',
  },
  ownHours: {
    side: 'own',
    label: 'Your work on it',
    unit: 'hours a month',
    initial: 2,
    min: 0,
    max: 400,
    help: 'Updates, backups, a dead card, a full disk.',
  },
  instances: {
    side: 'cloud',
    label: 'Instances',
    unit: 'rented',
    initial: 1,
    min: 1,
    max: 1000,
    help: 'As many as do the same job.',
  },
  hour: {
    side: 'cloud',
    label: 'One instance',
    unit: 'US$ per hour',
    ...sourced('instanceHour'),
    min: 0,
    max: 100,
    help: 'On demand: billed while it runs.',
  },
  ipv4: {
    side: 'cloud',
    label: 'IPv4 address',
    unit: 'US$ per hour',
    ...sourced('ipv4Hour'),
    min: 0,
    max: 1,
    help: 'One for each instance, kept all the time.',
  },
  disk: {
    side: 'cloud',
    label: 'Disk of one',
    unit: 'GB',
    initial: 8,
    min: 0,
    max: 100_000,
    help: 'Kept, and paid for, while the instance is stopped too.',
  },
  diskPrice: {
    side: 'cloud',
    label: 'Disk',
    unit: 'US$ per GB and month',
    ...sourced('diskGbMonth'),
    min: 0,
    max: 5,
    help: 'For a general-purpose volume.',
  },
  egress: {
    side: 'cloud',
    label: 'Data sent out',
    unit: 'GB a month',
    initial: 50,
    min: 0,
    max: 1_000_000,
    help: 'To the internet, by all instances together.',
  },
  egressFree: {
    side: 'cloud',
    label: 'Of that free',
    unit: 'GB a month',
    ...sourced('egressFreeGb'),
    min: 0,
    max: 1_000_000,
    help: 'The provider’s allowance.',
  },
  egressPrice: {
    side: 'cloud',
    label: 'Data beyond that',
    unit: 'US$ per GB',
    ...sourced('egressGb'),
    min: 0,
    max: 5,
    help: 'Data that comes in costs nothing.',
  },
  cloudHours: {
    side: 'cloud',
    label: 'Your work in it',
    unit: 'hours a month',
    initial: 1,
    min: 0,
    max: 400,
    help: 'You still patch the system inside a rented machine.',
  },
} as const satisfies Record<string, CostField>;

export type CostKey = keyof typeof COST_FIELDS;
export type CostInputs = Readonly<Record<CostKey, number>>;

/** Where a figure’s first value comes from; `undefined` for one that only the reader can know. */
export function factOf(key: CostKey): (typeof facts)[FactName] | undefined {
  const field: CostField = COST_FIELDS[key];
  return field.fact === undefined ? undefined : facts[field.fact];
}

export const DEFAULT_COSTS: CostInputs = Object.fromEntries(
  Object.entries(COST_FIELDS).map(([key, field]) => [key, field.initial]),
) as CostInputs;

/** 8,760 hours of a year, divided by twelve: what cloud price calculators count too. */
export const HOURS_PER_MONTH = 730;
