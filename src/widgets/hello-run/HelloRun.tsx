/** One press, one real run: what a module prints and how long it took, beside a container's simulated start. */

import { useEffect, useMemo } from 'preact/hooks';
import { publish } from '../../learner/results.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { containerStart } from '../../sim/oci/container-start.ts';
import { Alert } from '../../ui/Frame.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Badge, ProvenanceRule } from '../../ui/Provenance.tsx';
import { coldStartRace } from '../cold-start-race/params.ts';
import { medianRun, raceResults, total } from '../cold-start-race/race.ts';
import { scenarioOf } from '../cold-start-race/scenario.ts';
import { useRace } from '../cold-start-race/use-race.ts';
import type { WidgetProps } from '../definition.ts';
import { initialValues } from '../params.ts';
import { Bars } from './Bars.tsx';

const MODULE = 'hello';

export default function HelloRun({ id, title, alone }: WidgetProps) {
  const race = useRace({ module: MODULE, runs: 1, cold: true }, () => undefined);
  const container = useMemo(
    () => containerStart(scenarioOf(initialValues(coldStartRace.params)), 0),
    [],
  );
  const run = medianRun(race.reports);
  useEffect(() => {
    publish(id, run === undefined ? undefined : raceResults(race.reports, container));
  }, [run]);
  const provenance = provenanceOf(run !== undefined, container.spans[0]?.provenance);
  return (
    <figure class="sheet label not-content hello" id={id} aria-labelledby={`${id}-title`}>
      <ProvenanceRule kinds={provenance.map((p) => p.kind)} />
      <div class="hello-body">
        <h2 id={`${id}-title`}>{run === undefined ? title : 'Just now, in your browser'}</h2>
        <pre class="term" role="log" aria-label="Terminal">
          <span class="dim">$ wasi run </span>
          {`${MODULE}.wasm\n`}
          {run?.stdout.trimEnd() ?? ' '}
        </pre>
        <Bars
          bars={[
            { layer: 'module', kind: 'measured', time: run && total(run) },
            { layer: 'container', kind: 'simulated', time: total({ recording: container }) },
          ]}
        />
        <div class="hello-run">
          <div class="hello-badges">
            {provenance.map((p) => (
              <Badge key={p.kind} provenance={p} />
            ))}
          </div>
          <button
            type="button"
            class="btn"
            aria-disabled={race.running}
            onClick={() => {
              // A button that is disabled would lose the keyboard's focus.
              if (!race.running) void race.start();
            }}
          >
            <Icon name="play" />
            {run === undefined ? 'Run it' : 'Run it again'}
          </button>
        </div>
        {race.failure !== undefined && <Alert trouble={race.failure} />}
        <p class="hello-note">
          {run === undefined
            ? 'Nothing has run yet. A press loads a real WebAssembly module and runs it, here.'
            : 'A real run on your machine. On this axis, equal steps are equal factors.'}
          {alone !== true &&
            run !== undefined &&
            ' The yellow line is this run, through the layers that it touches.'}
        </p>
      </div>
    </figure>
  );
}

function provenanceOf(ran: boolean, simulated: Provenance | undefined): readonly Provenance[] {
  return [
    ...(ran ? [{ kind: 'measured', runs: 1 } as const] : []),
    ...(simulated === undefined ? [] : [simulated]),
  ];
}
