/** Kill or restart one of the programs while the container runs: who outlives it. */

import type { RunScenario } from '../../sim/oci/docker-run.ts';
import { blowsAt, fates, type Blow, type Fate } from '../../sim/oci/kill.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ParamField } from '../ParamField.tsx';
import type { Settings } from '../use-params.ts';
import { BLOW_NAMES, containerStartWidget, type ContainerStartSchema } from './params.ts';

interface DeathsProps {
  readonly settings: Settings<ContainerStartSchema>;
  readonly scenario: RunScenario;
}

const STATES: Readonly<Record<Fate['state'], string>> = {
  lives: 'lives',
  dies: 'ends',
  gone: 'gone before',
  returns: 'comes back',
};

export function Deaths({ settings, scenario }: DeathsProps) {
  const { values, set } = settings;
  const { blow, live } = containerStartWidget.params;
  const possible = blowsAt(scenario);
  const chosen = possible.find((b) => b === values.blow) ?? possible[0] ?? 'process';
  const list = fates(scenario, chosen, values.live);
  return (
    <div class="cs-deaths">
      <p class="cs-h">Who outlives whom</p>
      <div class="cs-blow">
        <ChoiceField
          label={blow.label}
          value={chosen}
          options={Object.fromEntries(possible.map((b: Blow) => [b, BLOW_NAMES[b]]))}
          onChange={(value) => {
            set('blow', value);
          }}
        />
        {scenario.engine === 'docker' && (
          <ParamField
            param={live}
            value={values.live}
            onChange={(value) => {
              set('live', value === true);
            }}
          />
        )}
      </div>
      <ul>
        {list.map(({ actor, state, why }) => (
          <li key={actor.id} class={state}>
            <b>{actor.name}</b>
            <span class="state">
              <Icon name={state === 'dies' ? 'x' : state === 'gone' ? 'minus' : 'ok'} />
              {STATES[state]}
            </span>
            <span>{why}</span>
          </li>
        ))}
      </ul>
      <p role="status">{`${BLOW_NAMES[chosen]}: ${ending(list)}`}</p>
    </div>
  );
}

function ending(list: readonly Fate[]): string {
  const program = list.find((fate) => fate.actor.id === 'process');
  return program?.state === 'dies' ? 'your program ends.' : 'your program runs on.';
}
