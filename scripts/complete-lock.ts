/**
 * Adds to package-lock.json the native packages of other platforms that npm left out: `npm run lock`
 * after every `npm install`. A registry mirror may hold those for its own platform only; npm then
 * writes a lock that its own `npm ci` refuses ("Missing: … from lock file", npm/cli#9342). The entries
 * carry no checksum, because the package can't be read here.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { missingPlatforms, platformOf, type LockPackages } from './lib/lock-platforms.ts';

const LOCK = new URL('../package-lock.json', import.meta.url);

const lock = JSON.parse(await readFile(LOCK, 'utf8')) as { packages: LockPackages };
const added = missingPlatforms(lock.packages).map(({ key, name, version, dev }) => [
  key,
  { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true },
]);
const packages = [...Object.entries(lock.packages), ...added] as [string, object][];
packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
await writeFile(
  LOCK,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
);
console.log(`${added.length} packages of other platforms added to package-lock.json.`);
