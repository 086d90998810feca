/** From a reader's settings to the stack: the image, what was written over it, and what to say of a path. */

import type { Bytes } from '../../recording/units.ts';
import { build, type BuiltLayer } from '../../sim/oci/build.ts';
import { instructions, type Recipe, type StepId } from '../../sim/oci/example-image.ts';
import { OPAQUE } from '../../sim/oci/layers.ts';
import { hiddenBy, isWhiteout, mergedView, whitedOut, type Seen } from '../../sim/oci/merged.ts';
import { nameOf, normalise } from '../../sim/oci/paths.ts';
import {
  CHANGES,
  write,
  type Change,
  type SizedEntry,
  type Written,
} from '../../sim/oci/writable.ts';
import type { ParamValues } from '../params.ts';
import type { LayerStackSchema } from './params.ts';

export interface Stack {
  readonly image: readonly BuiltLayer[];
  readonly upper: readonly SizedEntry[];
  /** The image's layers and the writable one, the bottom one first. */
  readonly layers: readonly (readonly SizedEntry[])[];
  readonly merged: readonly Seen[];
  readonly done: readonly Written[];
  /** All that was copied up. */
  readonly copied: Bytes;
}

export const PRESETS = {
  'Delete in a later layer': { order: 'packages-first', cleanup: 'later', changed: 'none' },
  'Delete in the same layer': { order: 'packages-first', cleanup: 'same', changed: 'none' },
  'Change your program': { order: 'packages-first', cleanup: 'same', changed: 'app' },
  'The wrong order': { order: 'app-first', cleanup: 'same', changed: 'app' },
} as const;

/** A link can hold this many; a reader who goes on begins to lose the oldest. */
export const MOST_CHANGES = 12;

export function stackOf(values: ParamValues<LayerStackSchema>): Stack {
  const steps = instructions({
    // The choices' keys are the model's own words: parseParams lets no other value through.
    order: values.order as Recipe['order'],
    cleanup: values.cleanup as Recipe['cleanup'],
  });
  const changed = values.changed === 'none' ? undefined : (values.changed as StepId);
  const image = build(steps, changed);
  const lower = image.map((layer) => layer.entries);
  let upper: readonly SizedEntry[] = [];
  const done = readChanges(values.changes).changes.map((change) => {
    const written = write(lower, upper, change);
    upper = written.upper;
    return written;
  });
  const layers = [...lower, upper];
  const copied = done.reduce((sum, written) => sum + written.copied, 0);
  return { image, upper, layers, merged: mergedView(layers), done, copied };
}

/** The changes of a link, and what in it isn't one. */
export function readChanges(text: string): {
  readonly changes: readonly Change[];
  readonly unknown: readonly string[];
} {
  const changes: Change[] = [];
  const unknown: string[] = [];
  for (const part of text.split(';').filter((p) => p.trim() !== '')) {
    const [kind = '', ...path] = part.trim().split(':');
    const known = CHANGES.find((k) => k === kind);
    if (known === undefined || path.length === 0) unknown.push(part.trim());
    else changes.push({ kind: known, path: path.join(':') });
  }
  return { changes, unknown };
}

/** The text of a link with one change more. */
export function withChange(text: string, { kind, path }: Change): string {
  const all = [...readChanges(text).changes, { kind, path: path.replaceAll(';', '') }];
  return all
    .slice(-MOST_CHANGES)
    .map((change) => `${change.kind}:${change.path}`)
    .join(';');
}

/** "layer 2", or "the writable layer" for the top one. */
export function layerName(stack: Stack, layer: number): string {
  return layer === stack.image.length ? 'the writable layer' : `layer ${String(layer + 1)}`;
}

const HOW = { whiteout: 'a whiteout in', opaque: 'an opaque directory in', replaced: '' } as const;

/** What each layer has to do with a path, from the top down, in sentences. */
export function story(stack: Stack, path: string): readonly string[] {
  const lines: string[] = [];
  stack.layers.forEach((entries, index) => {
    for (const entry of entries) {
      const own = normalise(entry.path);
      const name = capital(layerName(stack, index));
      if (isWhiteout(own)) {
        const hidden = whitedOut(own);
        const opaque = nameOf(own) === OPAQUE;
        if (hidden === path || path.startsWith(`${hidden}/`)) {
          lines.push(`${name} hides ${opaque ? `all below in ${hidden}` : hidden}.`);
        }
      } else if (own === path) {
        const hidden = hiddenBy(stack.layers, index, entry);
        lines.push(
          hidden === undefined
            ? `${name} has it: this is what a program sees.`
            : `${name} holds one, hidden by ${[HOW[hidden.how], layerName(stack, hidden.by)].join(' ').trim()}.`,
        );
      }
    }
  });
  if (lines.length > 0) return lines.toReversed();
  const seen = stack.merged.find((s) => s.path === path);
  return seen === undefined
    ? [`No layer has ${path}.`]
    : [`A directory that comes with what is in it, first in ${layerName(stack, seen.layer)}.`];
}

/** What stands for a whiteout: its name in the archive, or what overlayfs keeps on the disk. */
export function whiteoutText(path: string, form: string): string {
  if (form === 'archive') return path;
  const hidden = whitedOut(path);
  return nameOf(path) === OPAQUE ? `${hidden}/, trusted.overlay.opaque=y` : `${hidden}, device 0/0`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
