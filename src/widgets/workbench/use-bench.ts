/** What the views of a workbench share: the run, the files, and what the last run was given. */

import { useRef, useState } from 'preact/hooks';
import type { RunReport } from '../../wasi/api.ts';
import { specOf, type RunSettings } from './settings.ts';
import { useDisk, type Disk } from './use-disk.ts';
import { useRun, type Runner } from './use-run.ts';
import type { Program, WorkbenchProps } from './Workbench.tsx';

export interface Ran {
  readonly program: Program;
  readonly settings: RunSettings;
}

export interface Bench {
  readonly runner: Runner;
  readonly disk: Disk;
  /** The run that goes on, or the last one. */
  readonly ran: Ran | undefined;
  /** The program is being made before it can run. */
  readonly making: boolean;
  run(): void;
  stop(): void;
  /** Ends the run that goes on, and starts one with the settings as they are now. */
  runAgain(): void;
}

type Given = Pick<WorkbenchProps, 'program' | 'settings' | 'onSettings' | 'make' | 'onReport'>;

export function useBench({ program, settings, onSettings, make, onReport }: Given): Bench {
  const [ran, setRan] = useState<Ran>();
  const [making, setMaking] = useState(false);
  // A press on Stop while the program is made takes the wish to run back.
  const wished = useRef(0);
  const latest = useRef(settings);
  latest.current = settings;
  const disk = useDisk(settings.files, (files) => {
    onSettings({ ...latest.current, files });
  });
  const runner = useRun((report: RunReport) => {
    if (report.exitCode !== undefined) disk.left(report.files);
    onReport?.(report);
  });
  const start = (found: Program) => {
    setRan({ program: found, settings });
    disk.started(disk.next);
    onReport?.(undefined);
    runner.start(specOf(found.module, settings, disk.next));
  };
  const makeAndStart = async (ask: NonNullable<Given['make']>) => {
    const mine = ++wished.current;
    setMaking(true);
    const found = await ask().catch(() => undefined);
    if (wished.current !== mine) return;
    setMaking(false);
    if (found !== undefined) start(found);
  };
  const run = () => {
    if (make !== undefined) void makeAndStart(make);
    else if (program !== undefined) start(program);
  };
  return {
    runner,
    disk,
    ran,
    making,
    run,
    stop() {
      wished.current += 1;
      setMaking(false);
      runner.stop();
    },
    runAgain() {
      // A run that starts ends the one before: the host takes a fresh worker.
      runner.stop();
      run();
    },
  };
}
