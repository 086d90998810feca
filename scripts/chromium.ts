/** Finds a Chromium for tests and drawings, and installs one where there is none. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chooseChromium, waysToInstall, type Choice, type Step } from './lib/chromium-choice.ts';

const BIN = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));

const isRoot = () => process.getuid?.() === 0;

/** Flags for every start: no sandbox where the kernel refuses it to root, and no calls home. */
export function launchArguments(): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ];
}

function onPath(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}

function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Playwright refuses to name a path on a system that it has no build for. */
function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

/** The Chromium of this machine; undefined where there is none. */
export function findChromium(): Choice | undefined {
  return chooseChromium({
    chosen: process.env.CHROMIUM_PATH,
    find: onPath,
    playwrights: playwrightsOwn(),
    runs,
  });
}

function take(step: Step): boolean {
  const [command, ...rest] = step.command;
  console.log(`${step.says}\n  ${step.command.join(' ')}`);
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
  };
  return spawnSync(command, rest, { stdio: 'inherit', env }).status === 0;
}

/**
 * The Chromium of this machine, installed first where there is none.
 * @throws {Error} with what to do, where every way failed
 */
export function ensureChromium(): Choice {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('The browser tests need a Chromium, and there is none on this machine.');
  for (const way of waysToInstall({ root: isRoot(), apt: onPath('apt-get') !== undefined })) {
    const done = way.every(take);
    const installed = findChromium();
    if (installed !== undefined) return installed;
    console.log(done ? 'That left no Chromium that starts.' : 'That failed.');
  }
  throw new Error(
    'No Chromium could be installed. Install one by hand (Debian: apt-get install chromium), ' +
      'or set CHROMIUM_PATH to one.',
  );
}

if (import.meta.main) {
  try {
    const { path, from } = ensureChromium();
    console.log(`Chromium: ${path} (from ${from})`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
