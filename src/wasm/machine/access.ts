/** Loads and stores: how many bytes, which type, which sign. */

import type { Instruction, NumberType } from '../module.ts';
import { OPERATIONS } from '../opcodes.ts';
import { widthOf } from './bits.ts';
import { must, pop, popNumber, push, type Draft } from './draft.ts';
import { holds, readBytes, writeBytes } from './memory.ts';
import type { TrapKind } from './trap.ts';

/** `i64.load16_s`, `f32.store`: what the instruction does to memory and stack. */
export function accessMemory(draft: Draft, instruction: Instruction): TrapKind | undefined {
  const { name, immediate } = instruction;
  const [type, verb] = name.split('.') as [NumberType, string];
  const offset = immediate.kind === 'access' ? immediate.offset : 0;
  const length = must(OPERATIONS.get(instruction.op)?.bytes);
  const stored = verb.startsWith('store') ? pop(draft).bits : undefined;
  // Both parts are below 2^32, so their sum is exact and doesn't wrap around.
  const address = popNumber(draft) + offset;
  const memory = must(draft.memory);
  // Noted even where it traps: then it is what was wanted.
  draft.notes[stored === undefined ? 'read' : 'wrote'] = { address, length };
  if (!holds(memory, address, length)) return 'memory-out-of-bounds';
  if (stored === undefined) {
    const bits = fromLittleEndian(readBytes(memory, address, length));
    const whole = verb.endsWith('_s') ? BigInt.asIntN(8 * length, bits) : bits;
    push(draft, { type, bits: BigInt.asUintN(widthOf(type), whole) });
  } else {
    draft.memory = writeBytes(memory, address, littleEndian(stored, length));
  }
  return undefined;
}

/** The lowest byte first. */
function littleEndian(bits: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, place) => Number((bits >> BigInt(8 * place)) & 0xffn));
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}
