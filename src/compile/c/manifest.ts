/** What the packed C compiler consists of: written at build time, read by the worker that fetches it. */

import type { Bytes } from '../../recording/units.ts';

/** A piece of a file, compressed by itself, so that a cut download loses no more than one of them. */
export interface Part {
  /** Below the manifest's folder: "llvm.core.wasm.0.br". */
  readonly file: string;
  /** Compressed, as it lies on the server. */
  readonly packed: Sum;
  /** As it was before, and as it arrives where the server itself says that it is compressed. */
  readonly plain: Sum;
}

/** How long something is, and its CRC-32, which also a page without a secure context can check. */
export interface Sum {
  readonly bytes: Bytes;
  readonly crc: number;
}

export interface PackedFile {
  /** As the compiler asks for it: "llvm.core.wasm". */
  readonly name: string;
  readonly parts: readonly Part[];
}

export interface Manifest {
  readonly version: string;
  readonly files: readonly PackedFile[];
}

/** The compiler that this site ships; the build refuses another version, or a download of another size. */
export const COMPILER = {
  version: '22.0.0-git20542-10',
  /** What a reader downloads, in MB of 1,000,000 bytes, rounded. */
  megabytes: 18,
  manifest: 'manifest.json',
  program: 'bundle.js',
} as const;

/** Bytes of all parts together, as they lie on the server. */
export function packedBytes({ files }: Manifest): Bytes {
  return files.flatMap((file) => file.parts).reduce((sum, part) => sum + part.packed.bytes, 0);
}

/** Whether a value read from JSON has a manifest's form. */
export function isManifest(value: unknown): value is Manifest {
  if (!isObject(value) || typeof value.version !== 'string') return false;
  return Array.isArray(value.files) && value.files.every(isPackedFile);
}

function isPackedFile(value: unknown): value is PackedFile {
  if (!isObject(value) || typeof value.name !== 'string') return false;
  return Array.isArray(value.parts) && value.parts.every(isPart);
}

function isPart(value: unknown): value is Part {
  return (
    isObject(value) && typeof value.file === 'string' && [value.packed, value.plain].every(isSum)
  );
}

function isSum(value: unknown): value is Sum {
  return isObject(value) && typeof value.bytes === 'number' && typeof value.crc === 'number';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
