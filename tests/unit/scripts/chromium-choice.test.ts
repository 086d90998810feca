/** Which Chromium is taken, and how one is got. */

import { describe, expect, it } from 'vitest';
import {
  chooseChromium,
  waysToInstall,
  type Probes,
} from '../../../scripts/lib/chromium-choice.ts';

/** A machine on which these files start, and nothing else. */
function machine(works: readonly string[], changes: Partial<Probes> = {}): Probes {
  return {
    chosen: undefined,
    find: (command) => `/usr/bin/${command}`,
    playwrights: '/home/me/playwright/chrome',
    runs: (path) => works.includes(path),
    ...changes,
  };
}

describe('choosing a Chromium', () => {
  const everything = [
    '/opt/mine',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/home/me/playwright/chrome',
  ];

  it('takes the one that is asked for before all others', () => {
    expect(chooseChromium(machine(everything, { chosen: '/opt/mine' }))?.path).toBe('/opt/mine');
  });

  it('says so where the one that is asked for does not start', () => {
    const probes = machine(everything, { chosen: '/opt/gone' });
    expect(() => chooseChromium(probes)).toThrow('CHROMIUM_PATH is “/opt/gone”');
  });

  it('takes an empty CHROMIUM_PATH as none', () => {
    expect(chooseChromium(machine(everything, { chosen: '' }))?.path).toBe('/usr/bin/chromium');
  });

  it('takes the system’s before Playwright’s', () => {
    expect(chooseChromium(machine(everything))?.from).toBe('the system');
  });

  it('passes over a stub that does not start', () => {
    const probes = machine(['/usr/bin/google-chrome', '/home/me/playwright/chrome']);
    expect(chooseChromium(probes)?.path).toBe('/usr/bin/google-chrome');
  });

  it('takes Playwright’s where the system has none', () => {
    const probes = machine(['/home/me/playwright/chrome'], { find: () => undefined });
    expect(chooseChromium(probes)?.from).toBe('Playwright');
  });

  it('finds none where there is none', () => {
    expect(chooseChromium(machine([]))).toBeUndefined();
  });
});

describe('installing a Chromium', () => {
  const commands = (root: boolean, apt: boolean) =>
    waysToInstall({ root, apt }).map((way) => way.map((step) => step.command.join(' ')));

  it('asks the distribution first, where it may', () => {
    const [first, second] = commands(true, true);
    expect(first?.[0]).toContain('apt-get update');
    expect(first?.[1]).toMatch(/apt-get install .*\bchromium\b/);
    expect(second).toEqual(['playwright install --with-deps chromium']);
  });

  it('never asks for rights that it does not have', () => {
    expect(commands(false, true)).toEqual([['playwright install chromium']]);
  });

  it('leaves apt-get alone where there is none', () => {
    expect(commands(true, false)).toEqual([['playwright install --with-deps chromium']]);
  });

  it('says what each step does', () => {
    for (const step of waysToInstall({ root: true, apt: true }).flat()) {
      expect(step.says).toMatch(/^(?:Reading|Installing) .+\.$/);
    }
  });
});
