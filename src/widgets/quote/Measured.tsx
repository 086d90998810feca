/** Quotes a figure that a run on this page has given. */

import { onResults, results, type Results } from '../../learner/results.ts';
import { formatCount, formatFactor, formatMs } from '../../recording/format.ts';
import { useShared } from '../../ui/use-store.ts';

export type Quantity = 'ms' | 'factor' | 'count';

interface MeasuredProps {
  readonly widget: string;
  readonly value: string;
  readonly as: Quantity;
}

export default function Measured({ widget, value, as }: MeasuredProps) {
  const found = useShared<Results | undefined>(onResults, () => results(widget), undefined);
  const figure = found?.[value];
  if (figure === undefined) return <span class="blank">not run yet</span>;
  return <strong>{typeof figure === 'number' ? inWords(figure, as) : figure}</strong>;
}

function inWords(figure: number, as: Quantity): string {
  switch (as) {
    case 'ms':
      return formatMs(figure);
    case 'factor':
      return formatFactor(figure);
    case 'count':
      return formatCount(figure);
  }
}
