/** What the module may do: each thing it can be given or denied, and what the last run used of it. */

import type { ComponentChildren } from 'preact';
import type { Capability } from '../../wasi/api.ts';
import { Directories } from './Directories.tsx';
import { Arguments, Clock, Environment, Input, Random } from './GrantFields.tsx';
import { sameGrants, type RunSettings } from './settings.ts';
import { usageOf, usageOfDirectories } from './usage.ts';
import type { Bench } from './use-bench.ts';

interface Props {
  readonly settings: RunSettings;
  readonly onSettings: (next: RunSettings) => void;
  readonly bench: Bench;
}

export function Grants({ settings, onSettings, bench }: Props) {
  const { running, report } = bench.runner.view;
  const traced = report !== undefined && report.counts.length > 0 ? report : undefined;
  const used = (what: Capability) => traced && usageOf(what, traced);
  const change = (part: Partial<RunSettings>) => {
    onSettings({ ...settings, ...part });
  };
  const given = { settings, change };
  return (
    <details class="wb-fold" open>
      <summary>What it may do</summary>
      {running && bench.ran !== undefined && !sameGrants(bench.ran.settings, settings) && (
        <Later bench={bench} />
      )}
      <fieldset class="wb-grants">
        <legend class="visually-hidden">What the program may do</legend>
        <Grant used={traced && usageOfDirectories(traced)}>
          <Directories
            preopens={settings.preopens}
            files={bench.disk.now}
            onPreopens={(preopens) => {
              change({ preopens });
            }}
          />
        </Grant>
        <Grant used={used('args')}>
          <Arguments {...given} />
        </Grant>
        <Grant used={used('env')}>
          <Environment {...given} />
        </Grant>
        <Grant used={used('stdin')}>
          <Input {...given} />
        </Grant>
        <Grant used={used('clock')}>
          <Clock {...given} />
        </Grant>
        <Grant used={used('random')}>
          <Random {...given} />
        </Grant>
      </fieldset>
    </details>
  );
}

interface GrantProps {
  /** What the last run used of it. */
  readonly used: string | undefined;
  readonly children: ComponentChildren;
}

function Grant({ used, children }: GrantProps) {
  return (
    <div class="wb-grant">
      {children}
      {used !== undefined && <p class="wb-used">{used}</p>}
    </div>
  );
}

function Later({ bench }: { readonly bench: Bench }) {
  return (
    <div class="wb-later" role="status">
      <p>
        Your change holds from the next run. Preview 1 gives a program what it gets when it starts,
        and has no way to take it back.
      </p>
      <button type="button" class="btn" onClick={bench.runAgain}>
        Stop and run again with this
      </button>
    </div>
  );
}
