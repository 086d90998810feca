/** What a machine costs in a month, owned or rented, and where the two meet. */

import type { Dollars } from '../../recording/units.ts';
import { HOURS_PER_MONTH, type CostInputs } from './inputs.ts';

export interface CostLine {
  readonly name: string;
  readonly perMonth: Dollars;
}

export interface Bill {
  readonly lines: readonly CostLine[];
  readonly perMonth: Dollars;
  readonly perYear: Dollars;
}

/** The share of use (0 to 1) at which both cost the same, or who is cheaper at every share. */
export type BreakEvenUse =
  | { readonly kind: 'at'; readonly use: number; readonly cheaperAbove: 'own' | 'cloud' }
  | { readonly kind: 'never'; readonly cheaper: 'own' | 'cloud' }
  | { readonly kind: 'always' };

export interface Comparison {
  readonly own: Bill;
  readonly cloud: Bill;
  /** Months until the purchase has paid for itself; `undefined` where it never does. */
  readonly breakEvenMonths: number | undefined;
  readonly breakEvenUse: BreakEvenUse;
}

/** Dollars a month below which two bills are the same. */
const UNNOTICED = 1e-6;

/** Both bills, and where they meet. Money in US dollars; every input may be 0 except `years`. */
export function compareCosts(inputs: CostInputs): Comparison {
  return {
    own: bill(ownLines(inputs)),
    cloud: bill(cloudLines(inputs)),
    breakEvenMonths: breakEvenMonths(inputs),
    breakEvenUse: breakEvenUse(inputs),
  };
}

/** Energy of one's own machines in a month, kWh: idle all the time, busy for the share that they are needed. */
export function energyPerMonth(inputs: CostInputs): number {
  const watts = inputs.idle + (inputs.busy - inputs.idle) * (inputs.use / 100);
  return (inputs.machines * watts * HOURS_PER_MONTH) / 1000;
}

/** What one's own machines draw and use up in a year. */
export interface Power {
  readonly watts: number;
  readonly kwhPerYear: number;
  readonly perYear: Dollars;
}

/** Power of all one's machines together, at a share of use in percent. */
export function powerAt(inputs: CostInputs, use: number): Power {
  const kwhPerYear = energyPerMonth({ ...inputs, use }) * 12;
  return {
    watts: inputs.machines * (inputs.idle + (inputs.busy - inputs.idle) * (use / 100)),
    kwhPerYear,
    perYear: kwhPerYear * inputs.kwh,
  };
}

function ownLines(inputs: CostInputs): CostLine[] {
  return [
    { name: 'Purchase, spread over its life', perMonth: purchase(inputs) / (inputs.years * 12) },
    { name: 'Electricity', perMonth: energyPerMonth(inputs) * inputs.kwh },
    { name: 'Network', perMonth: inputs.line },
    { name: 'Your work', perMonth: inputs.ownHours * inputs.rate },
  ];
}

function cloudLines(inputs: CostInputs): CostLine[] {
  const running = HOURS_PER_MONTH * (inputs.use / 100);
  const billed = Math.max(0, inputs.egress - inputs.egressFree);
  return [
    { name: 'Instances', perMonth: inputs.instances * running * inputs.hour },
    { name: 'Addresses', perMonth: inputs.instances * HOURS_PER_MONTH * inputs.ipv4 },
    { name: 'Disks', perMonth: inputs.instances * inputs.disk * inputs.diskPrice },
    { name: 'Data sent out', perMonth: billed * inputs.egressPrice },
    { name: 'Your work', perMonth: inputs.cloudHours * inputs.rate },
  ];
}

function purchase(inputs: CostInputs): Dollars {
  return inputs.machines * inputs.price;
}

/** Lines added up. */
export function bill(lines: readonly CostLine[]): Bill {
  const perMonth = total(lines);
  return { lines, perMonth, perYear: perMonth * 12 };
}

function total(lines: readonly CostLine[]): Dollars {
  return lines.reduce((sum, line) => sum + line.perMonth, 0);
}

function breakEvenMonths(inputs: CostInputs): number | undefined {
  const running = total(ownLines({ ...inputs, price: 0 }));
  const saved = total(cloudLines(inputs)) - running;
  const paid = purchase(inputs);
  if (saved > 0) return paid / saved;
  return paid === 0 && saved === 0 ? 0 : undefined;
}

/** Both bills are straight lines in the share of use, so they meet at most once. */
function breakEvenUse(inputs: CostInputs): BreakEvenUse {
  const gapAt = (use: number) =>
    total(ownLines({ ...inputs, use })) - total(cloudLines({ ...inputs, use }));
  const empty = gapAt(0);
  const full = gapAt(100);
  if (Math.max(Math.abs(empty), Math.abs(full)) < UNNOTICED) return { kind: 'always' };
  if (empty * full > 0) return { kind: 'never', cheaper: full > 0 ? 'cloud' : 'own' };
  return { kind: 'at', use: empty / (empty - full), cheaperAbove: full < empty ? 'own' : 'cloud' };
}
