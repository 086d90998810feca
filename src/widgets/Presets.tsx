/** Settings that show one idea each: a row of buttons, the one in force pressed. */

import { toQuery, type ParamSchema, type ParamValues } from './params.ts';
import type { Settings } from './use-params.ts';

export interface Preset<S extends ParamSchema> {
  readonly label: string;
  /** What to look for, in a sentence or two. */
  readonly idea: string;
  /** All that differs from the widget's own initial values. */
  readonly values: Partial<ParamValues<S>>;
}

interface PresetsProps<S extends ParamSchema> {
  readonly presets: readonly Preset<S>[];
  readonly settings: Settings<S>;
  /** The widget's own values: what a preset doesn't name. */
  readonly base: ParamValues<S>;
}

export function Presets<S extends ParamSchema>({ presets, settings, base }: PresetsProps<S>) {
  const chosen = inForce(presets, settings.values, base);
  return (
    <div class="presets">
      <div role="group" aria-label="Examples">
        {presets.map((preset) => (
          <button
            key={preset.label}
            type="button"
            class="btn"
            aria-pressed={preset === chosen}
            onClick={() => {
              for (const [name, value] of Object.entries({ ...base, ...preset.values })) {
                settings.set(name, value as never);
              }
            }}
          >
            {preset.label}
          </button>
        ))}
      </div>
      <p>{chosen?.idea ?? 'Your own settings.'}</p>
    </div>
  );
}

/** The preset that the values are, if they are one. */
function inForce<S extends ParamSchema>(
  presets: readonly Preset<S>[],
  values: ParamValues<S>,
  base: ParamValues<S>,
): Preset<S> | undefined {
  return presets.find(
    (preset) => Object.keys(toQuery(values, { ...base, ...preset.values })).length === 0,
  );
}
