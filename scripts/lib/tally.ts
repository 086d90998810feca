/** Counts what passed and what failed, from the reports of the test runners. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** A step that is no test counts as one: its exit status says which. */
export function ofStatus(status: number): Tally {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts a test run. Where the run failed but its report names no failed test (a file that can't be
 * read, a server that doesn't start, no report at all), that is one failure: never none.
 * @param report the runner's JSON report as text; undefined where it wrote none
 */
export function ofReport(
  status: number,
  report: string | undefined,
  read: (report: unknown) => Tally,
): Tally {
  return believed(status, report === undefined ? NOTHING : read(JSON.parse(report)));
}

/** Counts a test run whose last line is “N passed, N failed”; as `ofReport` where it has none. */
export function ofLastLine(status: number, output: string): Tally {
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return believed(status, { passed: Number(passed ?? 0), failed: Number(failed ?? 0) });
}

/** A run that failed has a failure, and one without tests has failed. */
function believed(status: number, counted: Tally): Tally {
  if (status !== 0 && counted.failed === 0) return { passed: counted.passed, failed: 1 };
  if (status === 0 && counted.passed === 0) return { passed: 0, failed: counted.failed + 1 };
  return counted;
}

function numberAt(value: unknown, key: string): number {
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'number' ? found : 0;
}

/** Reads Vitest's JSON report. */
export function vitestTally(report: unknown): Tally {
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests'),
  };
}

/** Reads Playwright's JSON report; a flaky test passed in the end. */
export function playwrightTally(report: unknown): Tally {
  const { stats = {} } = report as { stats?: unknown };
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
  };
}
