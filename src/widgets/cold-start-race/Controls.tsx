/** The race's settings and its button: the few that most readers want in sight, the others behind a summary. */

import { RunButton } from '../../ui/RunButton.tsx';
import { ParamField } from '../ParamField.tsx';
import type { Settings } from '../use-params.ts';
import { coldStartRace, type RaceParams } from './params.ts';
import type { Race } from './use-race.ts';

type Name = keyof RaceParams;
const FIRST: readonly Name[] = ['module', 'image', 'cache', 'bandwidth'];
const MORE: readonly Name[] = [
  'start',
  'runs',
  'latency',
  'engine',
  'runtime',
  'application',
  'seed',
];

interface ControlsProps {
  readonly settings: Settings<RaceParams>;
  readonly race: Race;
}

export function Controls({ settings, race }: ControlsProps) {
  const { runs } = settings.values;
  const field = (name: Name) => (
    <ParamField
      key={name}
      param={coldStartRace.params[name]}
      value={settings.values[name]}
      onChange={(value) => {
        // A control gives back the kind of value that its parameter describes.
        settings.set(name, value as never);
      }}
    />
  );
  return (
    <>
      {FIRST.map(field)}
      <RunButton
        running={race.running}
        label={runs === 1 ? 'Run once' : `Run ${String(runs)} times`}
        onRun={() => void race.start()}
        onStop={race.stop}
      />
      <details class="more">
        <summary>More settings</summary>
        <div>{MORE.map(field)}</div>
      </details>
    </>
  );
}
