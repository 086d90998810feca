/** What a run may use at most: memory, time, output, files. */

import { NumberField } from '../../ui/Field.tsx';
import type { LimitSettings } from './settings.ts';
import { RUN_PARAMS } from './settings-params.ts';

interface Props {
  readonly limits: LimitSettings;
  readonly onLimits: (limits: LimitSettings) => void;
}

const FIELDS = [
  ['memoryMiB', RUN_PARAMS.memory],
  ['seconds', RUN_PARAMS.seconds],
  ['outputKiB', RUN_PARAMS.output],
  ['files', RUN_PARAMS.maxfiles],
  ['filesMiB', RUN_PARAMS.filesize],
] as const;

export function LimitFields({ limits, onLimits }: Props) {
  return (
    <details class="wb-fold">
      <summary>Limits</summary>
      <fieldset class="wb-limits">
        <legend class="visually-hidden">What a run may use at most</legend>
        {FIELDS.map(([name, param]) => (
          <NumberField
            {...param}
            key={name}
            value={limits[name]}
            onChange={(value) => {
              onLimits({ ...limits, [name]: value });
            }}
          />
        ))}
      </fieldset>
    </details>
  );
}
