/** What the page and the worker that compiles C say to each other. */

import type { Level } from '../api.ts';
import type { Bytes } from '../../recording/units.ts';

export type ToWorker =
  /** Brings the compiler here; `folder` and `decoder` are absolute addresses. */
  | { readonly type: 'get'; readonly id: number; readonly folder: string; readonly decoder: string }
  | {
      readonly type: 'compile';
      readonly id: number;
      readonly source: string;
      readonly level: Level;
    };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly done: Bytes; readonly total: Bytes }
  | { readonly type: 'ready'; readonly id: number }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly why: 'network' | 'damaged' | 'unsupported';
      readonly cause: string;
    }
  | {
      readonly type: 'compiled';
      readonly id: number;
      /** None where the source is wrong. */
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
      readonly words: string;
    };

const TYPES: readonly string[] = ['progress', 'ready', 'failed', 'compiled'];

export function isFromWorker(value: unknown): value is FromWorker {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id } = value as Readonly<Record<string, unknown>>;
  return typeof type === 'string' && TYPES.includes(type) && typeof id === 'number';
}
