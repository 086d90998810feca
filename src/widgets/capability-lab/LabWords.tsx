/** The lab in words: what the program is given, and what it did, or before a run what it did elsewhere. */

import type { RunReport } from '../../wasi/api.ts';
import { groupCalls, inOneLine, numbered } from '../workbench/call-groups.ts';
import { endInWords } from '../workbench/ending.ts';
import { grantsInWords } from '../workbench/grants-in-words.ts';
import type { RunSettings } from '../workbench/settings.ts';
import { recordedRun } from './recorded.ts';

interface Props {
  readonly module: string;
  readonly settings: RunSettings;
  readonly report: RunReport | undefined;
}

/** More lines than this help nobody; the table of calls has the rest. */
const MOST_LINES = 60;

export function LabWords({ module, settings, report }: Props) {
  return (
    <>
      <p>{`What ${module}.wasm may do. ${grantsInWords(settings).join(' ')}`}</p>
      {report === undefined ? (
        <Recorded module={module} settings={settings} />
      ) : (
        <Done report={report} />
      )}
    </>
  );
}

function Done({ report }: { readonly report: RunReport }) {
  const groups = groupCalls(numbered(report.calls, report.callCount));
  return (
    <>
      <p>{`The last run: ${endInWords(report)}`}</p>
      {report.stdout !== '' && <p>{`It printed: ${report.stdout.slice(0, 500)}`}</p>}
      <ol>
        {groups.slice(0, MOST_LINES).map(({ first, calls }) => (
          <li key={first.index} value={first.number ?? first.index + 1}>
            <code>{inOneLine(first.call)}</code>
            {calls.length > 1 && `, and ${(calls.length - 1).toLocaleString('en-GB')} more like it`}
          </li>
        ))}
      </ol>
      {groups.length > MOST_LINES && <p>The table of calls has the rest.</p>}
    </>
  );
}

function Recorded({ module, settings }: Pick<Props, 'module' | 'settings'>) {
  const run = recordedRun(module, settings.preopens);
  if (run === undefined) return null;
  return (
    <>
      <p>{`Nothing has run here yet. When ${module}.wasm was run with such a directory, without arguments and input, and with a fixed clock, it ended with exit code ${String(run.exitCode)} after ${run.calls.toLocaleString('en-GB')} calls.`}</p>
      {run.printed !== '' && <p>{`It printed: ${run.printed}`}</p>}
      <ol>
        {run.lines.map((line, index) => (
          <li key={index}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
      {run.lines.length < run.calls && <p>More of the same followed.</p>}
    </>
  );
}
