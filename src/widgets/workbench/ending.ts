/** How a run ended, in words. */

import type { RunReport } from '../../wasi/api.ts';

/** "Ended with exit code 0 after 14 calls."; nothing of calls where none were recorded. */
export function endInWords(report: Pick<RunReport, 'exitCode' | 'failure' | 'callCount'>): string {
  const count = report.callCount;
  const calls = `${count.toLocaleString('en-GB')} ${count === 1 ? 'call' : 'calls'}`;
  if (report.exitCode !== undefined) {
    return `Ended with exit code ${String(report.exitCode)}${count === 0 ? '' : ` after ${calls}`}.`;
  }
  return report.failure?.kind === 'stopped'
    ? `Stopped by you${count === 0 ? '' : ` after ${calls}`}.`
    : `Didn’t come to its end; ${calls}.`;
}

/** What programs agree on: 0 says that all went well, and any other number is the program's own. */
export function codeInWords(code: number): string {
  return code === 0 ? 'Code 0 says that all went well.' : 'A code other than 0 tells of an error.';
}
