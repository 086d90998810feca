/** The cost model's result in sentences, and money as a reader sees it. */

import type { CostInputs } from '../../sim/cost/inputs.ts';
import {
  powerAt,
  type Bill,
  type BreakEvenUse,
  type Comparison,
} from '../../sim/cost/ownership.ts';

/** `dollars(12.264)` is "$12.26"; thousands are set apart, cents are left out from $1,000 up. */
export function dollars(amount: number): string {
  const decimals = Math.abs(amount) >= 1000 ? 0 : 2;
  return `$${amount.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;
}

/** Who is cheaper, and by how much. */
export function verdict({ own, cloud }: Comparison): string {
  const costs = `Owning costs ${dollars(own.perMonth)} a month, renting ${dollars(cloud.perMonth)}`;
  const gap = asPrinted(own.perMonth) - asPrinted(cloud.perMonth);
  if (gap === 0) return `${costs}: no difference.`;
  return `${costs}. ${gap > 0 ? 'Renting' : 'Owning'} is ${dollars(Math.abs(gap))} a month cheaper.`;
}

/** What `dollars` leaves of an amount: who subtracts two printed sums should find the printed gap. */
function asPrinted(amount: number): number {
  return Math.abs(amount) >= 1000 ? Math.round(amount) : Math.round(amount * 100) / 100;
}

/** When the purchase has paid for itself. */
export function payback(comparison: Comparison, years: number): string {
  const months = comparison.breakEvenMonths;
  if (months === undefined) {
    return 'The purchase never pays for itself: even without its price, owning costs no less each month than renting.';
  }
  const time = months < 24 ? count(months, 'month') : count(months / 12, 'year');
  if (months <= years * 12) return `The purchase has paid for itself after ${time}.`;
  return `The purchase would pay for itself after ${time}, but you replace it before that, after ${count(years, 'year')}.`;
}

/** From which share of use on one side is cheaper. */
export function useInWords(meet: BreakEvenUse): string {
  switch (meet.kind) {
    case 'always':
      return 'Both cost the same however much you use them.';
    case 'never':
      return `However much of the time you need it, ${meet.cheaper === 'own' ? 'owning' : 'renting'} is cheaper with these figures.`;
    case 'at': {
      const above = meet.cheaperAbove === 'own' ? 'owning' : 'renting';
      const below = meet.cheaperAbove === 'own' ? 'renting' : 'owning';
      return `They meet where you need it for ${percent(meet.use)} of the time: below that ${below} is cheaper, above it ${above}.`;
    }
  }
}

/** The largest line of a bill and its share. */
export function largestLine(bill: Bill): string {
  const [first] = [...bill.lines].sort((a, b) => b.perMonth - a.perMonth);
  if (first === undefined || first.perMonth === 0) return 'nothing';
  const share = percent(first.perMonth / bill.perMonth);
  return `${first.name.toLowerCase()}, ${dollars(first.perMonth)} or ${share} of it`;
}

/** What the machines of one’s own draw, idle and busy. */
export function powerInWords(inputs: CostInputs): string {
  const idle = powerAt(inputs, 0);
  const busy = powerAt(inputs, 100);
  const machines =
    inputs.machines === 1 ? 'The machine draws' : `The ${String(inputs.machines)} machines draw`;
  return `${machines} ${watts(idle.watts)} idle and ${watts(busy.watts)} busy: ${energy(idle.kwhPerYear)} to ${energy(busy.kwhPerYear)} a year, ${dollars(idle.perYear)} to ${dollars(busy.perYear)}.`;
}

/** "12.4 W", "350 W". */
export function watts(power: number): string {
  return `${power.toLocaleString('en-GB', { maximumFractionDigits: power < 100 ? 1 : 0 })}\u00A0W`;
}

/** "109 kWh". */
export function energy(kwh: number): string {
  return `${kwh.toLocaleString('en-GB', { maximumFractionDigits: kwh < 10 ? 1 : 0 })}\u00A0kWh`;
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))}\u00A0%`;
}

function count(amount: number, unit: string): string {
  const rounded = Number(amount.toFixed(1));
  return `${String(rounded)}\u00A0${unit}${rounded === 1 ? '' : 's'}`;
}
