/** How a run ended, in words. */

import type { RunReport } from '../../wasi/api.ts';

/** "Ended with exit code 0 after 14 calls." */
export function endInWords(report: Pick<RunReport, 'exitCode' | 'failure' | 'callCount'>): string {
  const calls = `${report.callCount.toLocaleString('en-GB')} ${report.callCount === 1 ? 'call' : 'calls'}`;
  if (report.exitCode !== undefined) {
    return `Ended with exit code ${String(report.exitCode)} after ${calls}.`;
  }
  return report.failure?.kind === 'stopped'
    ? `Stopped by you after ${calls}.`
    : `Didn’t come to its end; ${calls}.`;
}

/**
 * What an exit code says: 0 is success by custom, everything else is the program’s own word; above 128
 * a shell would read a signal into it, but a module gets none.
 */
export function codeInWords(code: number): string {
  return code === 0 ? 'success, by custom' : 'an error, in the program’s own words';
}
