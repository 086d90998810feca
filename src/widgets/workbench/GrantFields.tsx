/** One group of fields for each thing that a program can be given or denied. */

import type { Capability } from '../../wasi/api.ts';
import { canType } from './can-type.ts';
import { ChoiceField, FlagField, NumberField, TextField } from '../../ui/Field.tsx';
import { splitLine } from './command-line.ts';
import { readEnvironment } from './environment.ts';
import { LinesField, TimeField } from './LinesField.tsx';
import type { RunSettings } from './settings.ts';
import { RUN_PARAMS } from './settings-params.ts';

interface Props {
  readonly settings: RunSettings;
  readonly change: (part: Partial<RunSettings>) => void;
}

function denying({ deny }: RunSettings, what: Capability, denied: boolean): Partial<RunSettings> {
  const others = deny.filter((other) => other !== what);
  return { deny: denied ? [...others, what] : others };
}

function Problem({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <p class="wb-problem" role="status">
      {children}
    </p>
  );
}

export function Arguments({ settings, change }: Props) {
  const { args, readargs } = RUN_PARAMS;
  return (
    <>
      <TextField
        {...args}
        value={settings.args}
        onChange={(line) => {
          change({ args: line });
        }}
      />
      <Problem>{splitLine(settings.args).problem}</Problem>
      <FlagField
        label={readargs.label}
        value={!settings.deny.includes('args')}
        onChange={(on) => {
          change(denying(settings, 'args', !on));
        }}
      />
    </>
  );
}

export function Environment({ settings, change }: Props) {
  const { env, readenv } = RUN_PARAMS;
  return (
    <>
      <LinesField
        label="Environment, NAME=value on each line"
        value={settings.env}
        maxLength={env.maxLength}
        onChange={(text) => {
          change({ env: text });
        }}
      />
      <Problem>{readEnvironment(settings.env).problem}</Problem>
      <FlagField
        label={readenv.label}
        value={!settings.deny.includes('env')}
        onChange={(on) => {
          change(denying(settings, 'env', !on));
        }}
      />
    </>
  );
}

export function Input({ settings, change }: Props) {
  const { stdin, input } = RUN_PARAMS;
  const denied = settings.deny.includes('stdin');
  return (
    <>
      <ChoiceField
        {...stdin}
        value={denied ? 'none' : settings.typed ? 'typed' : 'given'}
        onChange={(choice) => {
          change({ typed: choice === 'typed', ...denying(settings, 'stdin', choice === 'none') });
        }}
      />
      {!denied && settings.typed && !canType() && (
        <Problem>
          This browser can’t let a program wait for what you type. Choose “this text” and write the
          input ahead.
        </Problem>
      )}
      {!denied && !settings.typed && (
        <LinesField
          {...input}
          value={settings.input}
          onChange={(text) => {
            change({ input: text });
          }}
        />
      )}
    </>
  );
}

export function Clock({ settings, change }: Props) {
  const { clock, time } = RUN_PARAMS;
  const fixed = settings.fixed.time;
  const denied = settings.deny.includes('clock');
  return (
    <>
      <ChoiceField
        {...clock}
        value={denied ? 'none' : fixed === undefined ? 'real' : 'fixed'}
        onChange={(choice) => {
          const { time: before = time.initial, ...rest } = settings.fixed;
          change({
            fixed: choice === 'fixed' ? { ...rest, time: before } : rest,
            ...denying(settings, 'clock', choice === 'none'),
          });
        }}
      />
      {!denied && fixed !== undefined && (
        <TimeField
          label="It starts at, UTC"
          value={fixed}
          onChange={(value) => {
            change({ fixed: { ...settings.fixed, time: value } });
          }}
        />
      )}
    </>
  );
}

export function Random({ settings, change }: Props) {
  const { random, seed } = RUN_PARAMS;
  const fixed = settings.fixed.seed;
  const denied = settings.deny.includes('random');
  return (
    <>
      <ChoiceField
        {...random}
        value={denied ? 'none' : fixed === undefined ? 'real' : 'fixed'}
        onChange={(choice) => {
          const { seed: before = seed.initial, ...rest } = settings.fixed;
          change({
            fixed: choice === 'fixed' ? { ...rest, seed: before } : rest,
            ...denying(settings, 'random', choice === 'none'),
          });
        }}
      />
      {!denied && fixed !== undefined && (
        <NumberField
          {...seed}
          value={fixed}
          onChange={(value) => {
            change({ fixed: { ...settings.fixed, seed: value } });
          }}
        />
      )}
    </>
  );
}
