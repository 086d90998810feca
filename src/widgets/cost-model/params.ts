/** What the cost model is told: every figure of it, with limits, for links and for the fields. */

import { COST_FIELDS, type CostField, type CostKey } from '../../sim/cost/inputs.ts';
import { defineWidget } from '../definition.ts';
import type { NumberParam } from '../params.ts';

const params = Object.fromEntries(
  Object.entries(COST_FIELDS).map(([key, field]) => [key, numberParam(field)]),
) as Record<CostKey, NumberParam>;

export const costModel = defineWidget({
  name: 'cost-model',
  title: 'Own or rent',
  alternative:
    'A cost model: what a machine of your own costs in a month, and what a rented one costs, line by line, as a table with bars. Every figure can be changed, and says where it comes from.',
  params,
  shows: ['simulated', 'cited'],
  form: 'figure',
});

function numberParam(field: CostField): NumberParam {
  // Without a step: a price may have cents.
  const { label, initial, min, max, unit, help } = field;
  return { kind: 'number', label, initial, min, max, unit, help };
}
