/** Which Chromium the tests use, and how one is got where there is none: the choice alone. */

/** What can be asked of a machine. */
export interface Probes {
  /** The value of CHROMIUM_PATH. */
  readonly chosen: string | undefined;
  /** Where a command is on the PATH. */
  readonly find: (command: string) => string | undefined;
  /** Where Playwright would keep its own. */
  readonly playwrights: string;
  /** Whether it starts: a package may leave a stub that only asks for another one. */
  readonly runs: (path: string) => boolean;
}

export interface Choice {
  readonly path: string;
  /** Where it comes from, in words. */
  readonly from: string;
}

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The first that starts of: CHROMIUM_PATH, the system's, Playwright's own.
 * @throws {Error} where CHROMIUM_PATH is set to something that doesn't start: another one taken in
 *   silence would not be what was asked for
 */
export function chooseChromium(probes: Probes): Choice | undefined {
  const { chosen, find, playwrights, runs } = probes;
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen)) return { path: chosen, from: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is “${chosen}”, which does not start. Correct it or unset it.`);
  }
  for (const command of COMMANDS) {
    const path = find(command);
    if (path !== undefined && runs(path)) return { path, from: 'the system' };
  }
  return runs(playwrights) ? { path: playwrights, from: 'Playwright' } : undefined;
}

export interface Step {
  /** What is about to happen, for the reader of the log. */
  readonly says: string;
  readonly command: readonly [string, ...string[]];
}

export interface Machine {
  readonly root: boolean;
  /** Whether it has apt-get, as Debian and Ubuntu do. */
  readonly apt: boolean;
}

/**
 * Ways to get a Chromium, best first; each is a list of steps. With the rights for it, the
 * distribution's package comes first: it brings its libraries along and is kept up to date.
 */
export function waysToInstall({ root, apt }: Machine): readonly (readonly Step[])[] {
  const playwright: Step = {
    says: root
      ? 'Installing Playwright’s Chromium and the libraries it needs.'
      : 'Installing Playwright’s Chromium in your home folder.',
    command: ['playwright', 'install', ...(root ? ['--with-deps'] : []), 'chromium'],
  };
  if (!root || !apt) return [[playwright]];
  const update: Step = {
    says: 'Reading the distribution’s list of packages.',
    command: ['apt-get', 'update', '-qq'],
  };
  const install: Step = {
    says: 'Installing the distribution’s chromium, with a font for text.',
    command: [
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-liberation',
    ],
  };
  return [[update, install], [playwright]];
}
