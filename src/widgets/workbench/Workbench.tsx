/** The views around one running module: what it may do, its console, its calls, its files. */

import type { OwnModule, RunReport } from '../../wasi/api.ts';
import { Calls } from './Calls.tsx';
import { Console } from './Console.tsx';
import { Files } from './Files.tsx';
import { Grants } from './Grants.tsx';
import { LimitFields } from './LimitFields.tsx';
import type { RunSettings } from './settings.ts';
import { useBench } from './use-bench.ts';

export interface Program {
  /** "hello.wasm"; what is shown as the command. */
  readonly name: string;
  /** Address of the module, or the module itself. */
  readonly module: string | OwnModule;
}

export interface WorkbenchProps {
  /** Begins the ids of its parts; unique on its page. */
  readonly id: string;
  /** Undefined while there is nothing to run; `hint` says why. */
  readonly program: Program | undefined;
  readonly settings: RunSettings;
  readonly onSettings: (next: RunSettings) => void;
  /** One sentence where output will stand, before the first run. */
  readonly hint?: string;
  /**
   * Asked when the reader presses Run, for what has to be made first (a compilation). Undefined where
   * it can't be made: then nothing runs, and whoever was asked has said why. Without it `program` is run.
   */
  readonly make?: () => Promise<Program | undefined>;
  /** A run has begun (`undefined`), or has ended. */
  readonly onReport?: (report: RunReport | undefined) => void;
}

/** To start over, with another program or after Reset, give it another `key`. */
export function Workbench(props: WorkbenchProps) {
  const { id, settings, onSettings } = props;
  const bench = useBench(props);
  const { view } = bench.runner;
  return (
    <div class="wb">
      <div class="wb-give">
        <Grants settings={settings} onSettings={onSettings} bench={bench} />
        <LimitFields
          limits={settings.limits}
          onLimits={(limits) => onSettings({ ...settings, limits })}
        />
      </div>
      <Console {...props} bench={bench} />
      <Files id={id} bench={bench} most={settings.limits.filesMiB * 1024 * 1024} />
      <Calls
        id={id}
        view={view}
        traced={(bench.ran?.settings ?? settings).trace}
        trace={settings.trace}
        onTrace={(trace) => {
          onSettings({ ...settings, trace });
        }}
      />
    </div>
  );
}
