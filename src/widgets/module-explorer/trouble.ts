/** What is wrong with a module’s bytes, as the frame says it: what, where, and what can be seen all the same. */

import { formatCount } from '../../recording/format.ts';
import type { Trouble } from '../../ui/Frame.tsx';
import type { DecodeError, Module } from '../../wasm/module.ts';
import type { Anatomy } from './anatomy.ts';
import type { Opened } from './use-opened.ts';

const WHAT: Readonly<Record<DecodeError['kind'], string>> = {
  'not-a-module': 'This is not a WebAssembly module',
  component: 'This is a component, not a module',
  truncated: 'The module ends too early',
  malformed: 'The module is not well formed',
  unsupported: 'Part of this module can’t be read here',
};

export function troubleWith(
  { name, own }: Opened,
  { bytes, decoded }: Anatomy,
  choose: (byte: number) => void,
  close: () => void,
): Trouble | undefined {
  if (decoded.ok) return undefined;
  const { kind, offset, words } = decoded.error;
  const at = Math.min(offset, bytes.length - 1);
  const place = `Where: byte ${formatCount(offset)} of ${formatCount(bytes.length)}.`;
  const show = {
    label: `Show byte ${formatCount(at)}`,
    press: () => {
      choose(at);
    },
  };
  return {
    what: `${name}: ${WHAT[kind].slice(0, 1).toLowerCase()}${WHAT[kind].slice(1)}`,
    advice: [words, place, seen(decoded.module, kind)].join(' '),
    actions: [
      ...(bytes.length > 0 ? [show] : []),
      ...(own ? [{ label: 'Close this file', press: close }] : []),
    ],
  };
}

function seen({ sections }: Module, kind: DecodeError['kind']): string {
  if (kind === 'unsupported') return 'What stands around it is shown.';
  if (sections.length === 0) return 'Its bytes are shown as they are.';
  const count = sections.length === 1 ? 'one section' : `${String(sections.length)} sections`;
  return `What was read up to there is shown: ${count}, the last one perhaps in part.`;
}
