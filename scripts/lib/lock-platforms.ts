/** Finds and fills what npm leaves out of a lock file: native packages of other platforms. */

/** An entry of `packages` in package-lock.json, as far as it matters here. */
export interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockPackages = Readonly<Record<string, LockEntry>>;

export interface Missing {
  /** Where the entry belongs: "node_modules/a/node_modules/@b/linux-arm64". */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/** What Node would load for `name` from the package at `where`: its key, or undefined. */
function resolveKey(packages: LockPackages, where: string, name: string): string | undefined {
  for (let at = where; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const key = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[key]?.version !== undefined) return key;
    if (at === '') return undefined;
  }
}

/** Optional packages of an exact version that the lock does not hold in that version. */
export function missingPlatforms(packages: LockPackages): Missing[] {
  return Object.entries(packages).flatMap(([where, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) => {
      if (!/^\d+\.\d+\.\d+/u.test(version)) return [];
      const found = resolveKey(packages, where, name);
      if (found !== undefined && packages[found]?.version === version) return [];
      const key = found === undefined ? `node_modules/${name}` : `${where}/node_modules/${name}`;
      return [{ key, name, version, dev: entry.dev === true }];
    }),
  );
}

const SYSTEMS = ['darwin', 'win32', 'windows', 'freebsd', 'android', 'openharmony', 'linux'];
const PROCESSORS = 'arm64 x64 ia32 ppc64 riscv64 s390x loong64 wasm32 arm'.split(' ');

/**
 * The platform that a native package's name tells: "@a/binding-linux-arm64-musl".
 * @throws {Error} where the name tells none: then it must not be guessed
 */
export function platformOf(name: string): { cpu: string[]; os?: string[]; libc?: string[] } {
  const parts = name.replace(/^@[^/]*\//u, '').split('-');
  const cpu = PROCESSORS.find((processor) => parts.includes(processor));
  const system = SYSTEMS.find((candidate) => parts.includes(candidate));
  if (cpu === 'wasm32') return { cpu: [cpu] };
  if (cpu === undefined || system === undefined) throw new Error(`${name} names no platform.`);
  const os = [system === 'windows' ? 'win32' : system];
  if (system !== 'linux') return { cpu: [cpu], os };
  if (parts.some((part) => part.startsWith('musl'))) return { cpu: [cpu], os, libc: ['musl'] };
  if (parts.some((part) => part.startsWith('gnu'))) return { cpu: [cpu], os, libc: ['glibc'] };
  return { cpu: [cpu], os };
}
