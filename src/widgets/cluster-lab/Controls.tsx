/** What the lab begins with, and what the reader does to it: a few likely actions as buttons, all of them below. */

import { ACTIONS } from '../../sim/kube/session/actions.ts';
import type { Action } from '../../sim/kube/session/scenario.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ParamField } from '../ParamField.tsx';
import type { Settings } from '../use-params.ts';
import { AnyAction } from './AnyAction.tsx';
import { clusterLab, type LabSchema } from './params.ts';
import { SPEEDS } from './story.ts';
import { LONGEST_SESSION } from './saved.ts';
import type { Lab } from './use-lab.ts';
import { ChoiceField } from '../../ui/Field.tsx';

interface Props {
  readonly settings: Settings<LabSchema>;
  readonly lab: Lab;
  readonly tries: readonly Action[];
  readonly onAct: (action: Action) => void;
  readonly onStart: () => void;
}

const speeds = Object.fromEntries(SPEEDS.map((speed) => [String(speed), `${speed} ×`]));

export function Controls({ settings, lab, tries, onAct, onStart }: Props) {
  const field = (name: keyof LabSchema) => (
    <ParamField
      key={name}
      param={clusterLab.params[name]}
      value={settings.values[name]}
      onChange={(value) => {
        // A control gives back the kind of value that its parameter describes.
        settings.set(name, value as never);
      }}
    />
  );
  return (
    <>
      {field('preset')}
      {field('version')}
      {tries.map((action) => (
        <button type="button" class="btn" key={labelOf(action)} onClick={() => onAct(action)}>
          {labelOf(action)}
        </button>
      ))}
      <button type="button" class="btn push" onClick={onStart}>
        <Icon name="reset" />
        Back to the start
      </button>
      <details class="more">
        <summary>All actions and settings</summary>
        <div>
          <AnyAction lab={lab} onAct={onAct} />
          <ChoiceField
            label="Speed"
            value={String(lab.speed)}
            options={speeds}
            onChange={(speed) => lab.setSpeed(Number(speed))}
          />
          {field('seed')}
          <button
            type="button"
            class="btn"
            disabled={lab.scenario.until + 60_000 > LONGEST_SESSION}
            onClick={() => lab.goOn(60_000)}
          >
            Play a minute more
          </button>
        </div>
      </details>
    </>
  );
}

/** "Scale web to 6". */
function labelOf({ do: name, with: words }: Action): string {
  return ACTIONS[name]?.short?.(words) ?? ACTIONS[name]?.label ?? name;
}
