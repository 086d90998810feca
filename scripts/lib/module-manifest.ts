/** What `public/modules/manifest.json` says of a built module: enough to build the same bytes again. */

import { createHash } from 'node:crypto';
import {
  readSource,
  sourcePath,
  toolchain,
  type ModuleSource,
  type Toolchain,
} from './compile-module.ts';

export interface ManifestEntry extends ModuleSource {
  /** Size of the `.wasm` file. */
  readonly bytes: number;
  /** From the repository's root. */
  readonly source: string;
  readonly sourceSha256: string;
  readonly sha256: string;
  readonly toolchain: Toolchain;
}

export async function manifestEntry(
  module: ModuleSource,
  bytes: Uint8Array,
): Promise<ManifestEntry> {
  return {
    ...module,
    bytes: bytes.length,
    source: sourcePath(module),
    sourceSha256: sha256(await readSource(module)),
    sha256: sha256(bytes),
    toolchain: toolchain(module),
  };
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
