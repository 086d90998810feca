/** What each experiment has shown, in sentences. */

import { formatCount } from '../../recording/format.ts';
import { PAGE, type Edge, type Found, type Leak, type Overflow } from './lab.ts';
import { BALANCE, IS_ADMIN, valueOf } from './variables.ts';

const ROOM = 8;
const NBSP = '\u00A0';

export const BEFORE: Readonly<Record<string, string>> = {
  overflow: 'Run it, and the program copies a name into room for eight bytes, without asking.',
  leak: 'Run it, and the program takes blocks of memory, and gives back all but those it forgets.',
  edge: 'Run it, and the program reads one byte, wherever you point it.',
};

export function summary(found: Found): string {
  switch (found.part) {
    case 'overflow':
      return overflowInWords(found);
    case 'leak':
      return leakInWords(found);
    case 'edge':
      return edgeInWords(found);
  }
}

function overflowInWords({ characters, before, after }: Overflow): string {
  const written = characters + 1;
  const bytes = `${count(characters, 'character')} and the zero that ends them are ${count(written, 'byte')}`;
  if (written <= ROOM) return `${bytes}. They fit: no neighbour has changed.`;
  const neighbours = [IS_ADMIN, BALANCE]
    .filter((variable) => valueOf(variable, before) !== valueOf(variable, after))
    .map(
      (variable) =>
        `${variable.name} went from ${valueOf(variable, before)} to ${valueOf(variable, after)}`,
    );
  const silent = `${bytes}, and there is room for ${String(ROOM)}. Nothing stopped the program: every byte lies in its own memory.`;
  if (neighbours.length === 0) {
    return `${silent} This time nobody can tell: the zero fell where a zero already was.`;
  }
  return `${silent} So ${neighbours.join(', and ')}, though no line of the program says so.`;
}

function leakInWords({ samples, forgotten }: Leak): string {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return '';
  const grown = `The memory grew from ${String(first.pages)} to ${String(last.pages)} pages of 64${NBSP}KiB`;
  if (last.what === 'refused') {
    return `${grown}. In round ${String(last.round)} it couldn’t grow further: the module declares a maximum, and malloc gave nothing more. The sandbox bounds a leak. It doesn’t prevent one.`;
  }
  if (forgotten === 0) {
    const peak = samples.find((sample) => sample.pages === last.pages)?.round ?? 1;
    return `${grown} in round ${String(peak)}, and kept that size. Given-back blocks are used again, but the memory never shrinks: Wasm has an instruction to grow it, and none to make it smaller.`;
  }
  return `${grown}, and ${count(last.held, 'block')} of it nobody will ever use again. Nothing complains: a forgotten block looks like any other.`;
}

function edgeInWords({ address, size, value, trap, place }: Edge): string {
  const memory = `The memory has ${formatCount(size)} bytes (${String(size / PAGE)} pages), so its last address is ${formatCount(size - 1)}.`;
  const asked = place === 'minus' ? `-1, which is ${formatCount(address)} without a sign,` : '';
  const at = asked === '' ? formatCount(address) : asked;
  if (trap !== undefined) {
    return `${memory} The read at address ${at} was a trap: the engine ended the module. The page goes on.`;
  }
  const null0 =
    place === 'zero' ? ' In C that is the null pointer. Here it is a byte like any other.' : '';
  return `${memory} The read at address ${at} gave ${String(value)}.${null0}`;
}

function count(amount: number, what: string): string {
  return `${formatCount(amount)} ${what}${amount === 1 ? '' : 's'}`;
}
