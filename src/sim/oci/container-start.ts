/** How a container starts, from the image's name to the program's first instruction or its runtime's. */

import type { Lane, Recording, Span } from '../../recording/recording.ts';
import type { Simulated } from '../../recording/provenance.ts';
import type { Ms } from '../../recording/units.ts';
import { drawFigures, FACTS, type Figures } from './figures.ts';
import { missingLayers, type Application, type Cache, type ImageName } from './images.ts';
import { pullLayers } from './pull.ts';
import * as words from './words.ts';

export const RUNTIMES = ['crun', 'runc'] as const;
/** `none` calls the OCI runtime directly, on files that lie ready. */
export const ENGINES = ['none', 'containerd', 'docker'] as const;

export interface ContainerScenario {
  readonly image: ImageName;
  readonly cache: Cache;
  /** Millions of bits in a second, more than 0. */
  readonly bandwidth: number;
  /** One round trip to the registry. */
  readonly latency: Ms;
  readonly runtime: (typeof RUNTIMES)[number];
  readonly engine: (typeof ENGINES)[number];
  readonly application: Application;
}

const LANE: Lane = { id: 'container', name: 'container', layer: 'container', goal: 'ready' };

/** One step of the start, on the lane’s clock. */
interface Step {
  readonly name: string;
  readonly start: Ms;
  readonly end: Ms;
  readonly detail: string;
}

/**
 * A recording with one lane, `container`, that ends with the event `ready`. The order is the OCI
 * runtime specification's (runtime.md, lifecycle): what `create` makes is complete before `start`,
 * and the program must not run before `start`. Where an image has several layers, those that are
 * here are unpacked, a span each, while others are pulled; all other steps follow each other without a gap.
 * @param seed 0 takes all figures as cited, any other whole number draws them from their ranges.
 */
export function containerStart(scenario: ContainerScenario, seed: number): Recording {
  const figures = drawFigures(seed);
  const provenance: Simulated = {
    kind: 'simulated',
    model: 'container start',
    parameters: words.parameters(scenario),
    ...(seed === 0 ? {} : { seed }),
  };
  const fetched = fetchSteps(scenario, figures);
  const steps = [...fetched, ...runSteps(scenario, figures, lastEnd(fetched))];
  return {
    title: 'Container start',
    lanes: [LANE],
    spans: steps.map((step): Span => ({ lane: LANE.id, provenance, ...step })),
    events: [
      {
        lane: LANE.id,
        name: 'ready',
        at: lastEnd(steps),
        provenance,
        detail: words.ready(scenario),
      },
    ],
  };
}

/** What happens before the machine has the image's files: nothing, where it has them already. */
function fetchSteps(scenario: ContainerScenario, figures: Figures): readonly Step[] {
  if (scenario.cache === 'warm') return [];
  const resolved = FACTS.registryRoundTrips.value * scenario.latency;
  const resolve = { name: 'resolve', start: 0, end: resolved, detail: words.resolve(scenario) };
  const layers = missingLayers(scenario.image, scenario.cache);
  if (layers.length === 0) return [resolve];
  const times = pullLayers(layers, {
    bandwidth: scenario.bandwidth / 8 / 1000,
    unpackRate: figures.unpackRate / 1000,
    atOnce: FACTS.layersAtOnce.value,
  });
  const pull = {
    name: 'pull',
    start: resolved,
    end: resolved + times.pulled,
    detail: words.pull(scenario, layers),
  };
  const unpacks = times.unpacks.map(({ start, end }, index) => ({
    name: 'unpack',
    start: resolved + start,
    end: resolved + end,
    detail: words.unpack(index + 1, layers, figures.unpackRate),
  }));
  return [resolve, pull, ...unpacks];
}

/** From files on the disk to a program that is ready. */
function runSteps(scenario: ContainerScenario, figures: Figures, from: Ms): readonly Step[] {
  const runtime = figures[scenario.runtime];
  const lengths: readonly (readonly [name: string, length: Ms, detail: string])[] = [
    ['engine', engineWork(scenario, figures), words.engine(scenario.engine)],
    ['create', runtime - figures.processStart, words.create(scenario.runtime)],
    ['start', figures.processStart, words.START],
    ['application', applicationStart(scenario, figures), words.application(scenario)],
  ];
  const steps: Step[] = [];
  let at = from;
  for (const [name, length, detail] of lengths) {
    if (length === 0) continue;
    steps.push({ name, start: at, end: at + length, detail });
    at += length;
  }
  return steps;
}

/** What the engine does beyond the runtime: the cited whole less runc’s share, which it was measured with. */
function engineWork({ engine }: ContainerScenario, figures: Figures): Ms {
  switch (engine) {
    case 'none':
      return 0;
    case 'containerd':
      return figures.containerdShare * figures.dockerRun - figures.runc;
    case 'docker':
      return figures.dockerRun - figures.runc;
  }
}

function applicationStart({ application }: ContainerScenario, figures: Figures): Ms {
  return application === 'static' ? 0 : figures[application];
}

function lastEnd(steps: readonly Step[]): Ms {
  return Math.max(0, ...steps.map((step) => step.end));
}
