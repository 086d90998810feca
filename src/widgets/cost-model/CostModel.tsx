/** What a machine costs, owned or rented, with figures that the reader changes. */

import { useEffect } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import {
  COST_FIELDS,
  type CostInputs,
  type CostKey,
  type CostSide,
} from '../../sim/cost/inputs.ts';
import { compareCosts, type Comparison } from '../../sim/cost/ownership.ts';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { initialValues } from '../params.ts';
import { Presets } from '../Presets.tsx';
import { useParams, type Settings } from '../use-params.ts';
import { Bills } from './Bills.tsx';
import { FigureField } from './FigureField.tsx';
import { costModel } from './params.ts';
import { Power } from './Power.tsx';
import { PRESETS } from './presets.ts';
import { dollars, largestLine, payback, powerInWords, useInWords, verdict } from './words.ts';

type Schema = typeof costModel.params;

const BASE = initialValues(costModel.params);

const PROVENANCE: readonly Provenance[] = [
  { kind: 'simulated', model: 'cost model', parameters: 'cost model, every figure below' },
  { kind: 'cited', source: 'prices and powers, each with its source', date: '2026-11' },
];

const SIDES: readonly { readonly side: CostSide; readonly title: string }[] = [
  { side: 'own', title: 'A machine of your own' },
  { side: 'cloud', title: 'A rented machine' },
];

export default function CostModel(props: WidgetProps<Schema>) {
  const settings = useParams(costModel.params, props);
  const comparison = compareCosts(settings.values);
  useEffect(() => {
    publish(props.id, {
      own: dollars(comparison.own.perMonth),
      cloud: dollars(comparison.cloud.perMonth),
    });
  }, [comparison.own.perMonth, comparison.cloud.perMonth]);
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={costModel.name}
      title={props.title}
      figure={props.figure}
      provenance={PROVENANCE}
      problems={settings.problems}
      controls={<Presets presets={PRESETS} settings={settings} base={BASE} />}
      onReset={settings.reset}
      link={settings.link}
      note="US dollars, list prices, without tax. A price list changes: follow the sources and put in today’s figures."
      words={<Words comparison={comparison} inputs={settings.values} />}
      explain={<Explain />}
    >
      <div class="cost-model">
        <p class="verdict" role="status">
          {verdict(comparison)}
        </p>
        <p>{payback(comparison, settings.values.years)}</p>
        <p>{useInWords(comparison.breakEvenUse)}</p>
        <Bills comparison={comparison} />
        <Power inputs={settings.values} />
        <Fields side="both" settings={settings} />
        {SIDES.map(({ side, title }) => (
          <details key={side}>
            <summary>
              {title}: {namesOf(side).length} figures to change
            </summary>
            <Fields side={side} settings={settings} />
          </details>
        ))}
      </div>
    </Frame>
  );
}

interface FieldsProps {
  readonly side: CostSide;
  readonly settings: Settings<Schema>;
}

function Fields({ side, settings }: FieldsProps) {
  return (
    <div class="figure-fields">
      {namesOf(side).map((name) => (
        <FigureField
          key={name}
          name={name}
          value={settings.values[name]}
          onChange={(value) => settings.set(name, value)}
        />
      ))}
    </div>
  );
}

function namesOf(side: CostSide): readonly CostKey[] {
  return (Object.keys(COST_FIELDS) as CostKey[]).filter((name) => COST_FIELDS[name].side === side);
}

interface WordsProps {
  readonly comparison: Comparison;
  readonly inputs: CostInputs;
}

function Words({ comparison, inputs }: WordsProps) {
  return (
    <p>
      {verdict(comparison)} The largest part of owning is {largestLine(comparison.own)}. The largest
      part of renting is {largestLine(comparison.cloud)}. {powerInWords(inputs)} Every line stands
      in the tables above.
    </p>
  );
}

function Explain() {
  return (
    <p>
      Owning is the purchase spread evenly over its years, the electricity for 730 hours a month
      (idle, and busy for the share that you need it), the line and your hours. Renting is the
      instance for the hours that it runs, an address and a disk all the time, data sent out beyond
      the free allowance, and your hours. Left out: interest, tax, discounts for commitment, support
      contracts, cooling, floor space, spare parts, and the cost of being down.
    </p>
  );
}
