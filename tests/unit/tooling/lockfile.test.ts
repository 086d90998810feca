/** `npm ci` must work on every platform: the lock holds the native packages of all. */

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  missingPlatforms,
  platformOf,
  type LockPackages,
} from '../../../scripts/lib/lock-platforms.ts';

const text = await readFile(new URL('../../../package-lock.json', import.meta.url), 'utf8');

describe('package-lock.json', () => {
  it('leaves no platform out', () => {
    const { packages } = JSON.parse(text) as { packages: LockPackages };
    const missing = missingPlatforms(packages).map(({ name, version }) => `${name}@${version}`);
    expect(missing, 'run “npm run lock”').toEqual([]);
  });

  it('names no machine that packages come from', () => {
    expect(text).not.toContain('"resolved"');
  });
});

describe('missing platforms', () => {
  const host = { version: '2.0.0', optionalDependencies: { '@a/linux-x64': '2.0.0' } };

  it('are found, with the place where they belong', () => {
    expect(missingPlatforms({ 'node_modules/a': host })).toEqual([
      { key: 'node_modules/@a/linux-x64', name: '@a/linux-x64', version: '2.0.0', dev: false },
    ]);
  });

  it('stand below their host where another version is at the top', () => {
    const packages = { 'node_modules/a': host, 'node_modules/@a/linux-x64': { version: '1.0.0' } };
    expect(missingPlatforms(packages)[0]?.key).toBe('node_modules/a/node_modules/@a/linux-x64');
  });

  it('are none where each has its version', () => {
    const packages = { 'node_modules/a': host, 'node_modules/@a/linux-x64': { version: '2.0.0' } };
    expect(missingPlatforms(packages)).toEqual([]);
  });
});

describe('a platform’s name', () => {
  it.each([
    ['@a/binding-linux-arm64-musl', { cpu: ['arm64'], os: ['linux'], libc: ['musl'] }],
    ['@a/windows-x64', { cpu: ['x64'], os: ['win32'] }],
    ['@a/binding-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
    ['@a/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('is never guessed', () => {
    expect(() => platformOf('fsevents')).toThrow('names no platform');
  });
});
