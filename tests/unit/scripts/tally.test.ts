/** The last line of a check must not say less than went wrong. */

import { describe, expect, it } from 'vitest';
import {
  add,
  ofLastLine,
  ofReport,
  ofStatus,
  playwrightTally,
  vitestTally,
} from '../../../scripts/lib/tally.ts';

const vitest = (passed: number, failed: number) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 2 });

describe('counting', () => {
  it('a step that is no test is one', () => {
    expect(ofStatus(0)).toEqual({ passed: 1, failed: 0 });
    expect(ofStatus(2)).toEqual({ passed: 0, failed: 1 });
  });

  it('adds up', () => {
    expect(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({
      passed: 4,
      failed: 6,
    });
  });

  it('reads the last line of a command, and believes no run without tests', () => {
    expect(ofLastLine(1, 'FAILED x: 3 passed, 9 failed\n7 passed, 1 failed\n')).toEqual({
      passed: 7,
      failed: 1,
    });
    expect(ofLastLine(0, '12 passed, 0 failed\n')).toEqual({ passed: 12, failed: 0 });
    expect(ofLastLine(1, '12 passed, 0 failed\n')).toEqual({ passed: 12, failed: 1 });
    expect(ofLastLine(0, '0 passed, 0 failed\n')).toEqual({ passed: 0, failed: 1 });
    expect(ofLastLine(1, 'it broke')).toEqual({ passed: 0, failed: 1 });
  });

  it('reads Vitest’s report', () => {
    expect(ofReport(1, vitest(7, 2), vitestTally)).toEqual({ passed: 7, failed: 2 });
  });

  it('reads Playwright’s report', () => {
    const report = JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } });
    expect(ofReport(1, report, playwrightTally)).toEqual({ passed: 6, failed: 1 });
  });
});

describe('a failure that is no test’s', () => {
  it('counts where a file could not be loaded', () => {
    expect(ofReport(1, vitest(7, 0), vitestTally)).toEqual({ passed: 7, failed: 1 });
  });

  it('counts where the runner wrote no report', () => {
    expect(ofReport(1, undefined, vitestTally)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts where no test ran at all', () => {
    expect(ofReport(0, vitest(0, 0), vitestTally)).toEqual({ passed: 0, failed: 1 });
    expect(ofReport(0, undefined, playwrightTally)).toEqual({ passed: 0, failed: 1 });
  });
});
