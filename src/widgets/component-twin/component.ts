/** The component that this site carries: its files, as the committed manifest tells of them. */

import manifest from '../../../public/components/write-file/manifest.json' with { type: 'json' };
import type { Bytes } from '../../recording/units.ts';

interface Sizes {
  readonly bytes: Bytes;
  /** As a server sends it. */
  readonly compressed: Bytes;
}

const { files, wit, tools } = manifest;

export const MODULE = manifest.name;
export const WIT = wit;
export const TOOLS = tools;
export const FILES = files;

const [core] = files;

/** What has to be fetched for each, the host of preview 1 apart. */
export const DOWNLOAD: Readonly<Record<'plain' | 'component', Sizes>> = {
  plain: { bytes: core?.bytes ?? 0, compressed: core?.compressed ?? 0 },
  component: {
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    compressed: files.reduce((sum, file) => sum + file.compressed, 0),
  },
};

/** The component's folder below the site's base: `/components/write-file/`. */
export function componentFolder(base: string): string {
  return `${base.endsWith('/') ? base : `${base}/`}components/${MODULE}/`;
}
