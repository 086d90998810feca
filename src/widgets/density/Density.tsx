/** One machine's memory, filled with the same program in four kinds of boxes. */

import { useEffect } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { BOXES, DENSITY_FIGURES, fitting, memoryOf } from '../../sim/cost/density.ts';
import { Frame } from '../../ui/Frame.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { Bars } from './Bars.tsx';
import { Controls } from './Controls.tsx';
import { Explain } from './Explain.tsx';
import { fleetOf } from './fleet.ts';
import { FleetTable } from './FleetTable.tsx';
import { density, type DensitySchema } from './params.ts';
import { amount, boxInWords, theSum, whatDecides, whatFits } from './words.ts';

export default function Density(props: WidgetProps<DensitySchema>) {
  const settings = useParams(density.params, props);
  const fleet = fleetOf(settings.values);
  const fits = whatFits(fleet);
  useEffect(() => {
    publish(props.id, {
      vms: fitting(fleet, 'vm'),
      containers: fitting(fleet, 'container'),
      modules: fitting(fleet, 'module'),
      memory: amount(memoryOf(fleet, 'vm').all),
    });
  }, [settings.values]);
  const provenance: readonly Provenance[] = [
    {
      kind: 'simulated',
      model: 'density',
      parameters: `${amount(fleet.machine)}, a program of ${amount(fleet.program)}`,
    },
    { kind: 'cited', source: 'what a box costs', date: DENSITY_FIGURES.firecrackerOverhead.date },
  ];
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={density.name}
      title={props.title}
      figure={props.figure}
      provenance={provenance}
      problems={settings.problems}
      controls={<Controls id={props.id} settings={settings} />}
      onReset={settings.reset}
      link={settings.link}
      note="By memory alone. How well the boxes keep their programs apart differs, too, and the other way round."
      words={BOXES.map((box) => (
        <p key={box}>{boxInWords(fleet, box)}</p>
      ))}
      explain={<Explain />}
    >
      <Bars fleet={fleet} summary={fits} />
      <div class="dn-said" role="status">
        <p>{fits}</p>
        <p>{whatDecides(fleet)}</p>
        <p>{theSum(fleet)}</p>
      </div>
      <FleetTable fleet={fleet} />
    </Frame>
  );
}
