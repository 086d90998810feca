/** The instructions of WebAssembly: opcode, name, immediate, and operand and result types where these are fixed. */

import type { ImmediateKind, NumberType, ValueType } from './module.ts';

export interface Operation {
  /** One byte, or `0xfc00 + n` for those written with the prefix 0xfc. */
  readonly op: number;
  readonly name: string;
  readonly immediate: ImmediateKind;
  /** What it takes and gives, where that is the same wherever it stands. */
  readonly signature?: Signature;
  /** For loads and stores: how many bytes of memory it touches. */
  readonly bytes?: number;
}

export interface Signature {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** Opcode (hex), name, kind of immediate, then `params>results` where fixed: core specification, chapter 5.4. */
const ROWS = `
00 unreachable none
01 nop none >
02 block block
03 loop block
04 if block
05 else none
0b end none
0c br label
0d br_if label
0e br_table labels
0f return none
10 call func
11 call_indirect indirect
1a drop none
1b select none
1c select select
20 local.get local
21 local.set local
22 local.tee local
23 global.get global
24 global.set global
25 table.get table
26 table.set table
28 i32.load access i32>i32 4
29 i64.load access i32>i64 8
2a f32.load access i32>f32 4
2b f64.load access i32>f64 8
2c i32.load8_s access i32>i32 1
2d i32.load8_u access i32>i32 1
2e i32.load16_s access i32>i32 2
2f i32.load16_u access i32>i32 2
30 i64.load8_s access i32>i64 1
31 i64.load8_u access i32>i64 1
32 i64.load16_s access i32>i64 2
33 i64.load16_u access i32>i64 2
34 i64.load32_s access i32>i64 4
35 i64.load32_u access i32>i64 4
36 i32.store access i32,i32> 4
37 i64.store access i32,i64> 8
38 f32.store access i32,f32> 4
39 f64.store access i32,f64> 8
3a i32.store8 access i32,i32> 1
3b i32.store16 access i32,i32> 2
3c i64.store8 access i32,i64> 1
3d i64.store16 access i32,i64> 2
3e i64.store32 access i32,i64> 4
3f memory.size memory >i32
40 memory.grow memory i32>i32
41 i32.const i32 >i32
42 i64.const i64 >i64
43 f32.const f32 >f32
44 f64.const f64 >f64
a7 i32.wrap_i64 none i64>i32
a8 i32.trunc_f32_s none f32>i32
a9 i32.trunc_f32_u none f32>i32
aa i32.trunc_f64_s none f64>i32
ab i32.trunc_f64_u none f64>i32
ac i64.extend_i32_s none i32>i64
ad i64.extend_i32_u none i32>i64
ae i64.trunc_f32_s none f32>i64
af i64.trunc_f32_u none f32>i64
b0 i64.trunc_f64_s none f64>i64
b1 i64.trunc_f64_u none f64>i64
b2 f32.convert_i32_s none i32>f32
b3 f32.convert_i32_u none i32>f32
b4 f32.convert_i64_s none i64>f32
b5 f32.convert_i64_u none i64>f32
b6 f32.demote_f64 none f64>f32
b7 f64.convert_i32_s none i32>f64
b8 f64.convert_i32_u none i32>f64
b9 f64.convert_i64_s none i64>f64
ba f64.convert_i64_u none i64>f64
bb f64.promote_f32 none f32>f64
bc i32.reinterpret_f32 none f32>i32
bd i64.reinterpret_f64 none f64>i64
be f32.reinterpret_i32 none i32>f32
bf f64.reinterpret_i64 none i64>f64
c0 i32.extend8_s none i32>i32
c1 i32.extend16_s none i32>i32
c2 i64.extend8_s none i64>i64
c3 i64.extend16_s none i64>i64
c4 i64.extend32_s none i64>i64
d0 ref.null reference
d1 ref.is_null none
d2 ref.func func >funcref
fc00 i32.trunc_sat_f32_s none f32>i32
fc01 i32.trunc_sat_f32_u none f32>i32
fc02 i32.trunc_sat_f64_s none f64>i32
fc03 i32.trunc_sat_f64_u none f64>i32
fc04 i64.trunc_sat_f32_s none f32>i64
fc05 i64.trunc_sat_f32_u none f32>i64
fc06 i64.trunc_sat_f64_s none f64>i64
fc07 i64.trunc_sat_f64_u none f64>i64
fc08 memory.init data-memory i32,i32,i32>
fc09 data.drop data >
fc0a memory.copy memories i32,i32,i32>
fc0b memory.fill memory i32,i32,i32>
fc0c table.init element-table i32,i32,i32>
fc0d elem.drop element >
fc0e table.copy tables i32,i32,i32>
fc0f table.grow table
fc10 table.size table >i32
fc11 table.fill table
`;

const INTEGER_TESTS = 'eqz/1 eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u';
const FLOAT_TESTS = 'eq ne lt gt le ge';
const INTEGER_SUMS =
  'clz/1 ctz/1 popcnt/1 add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr';
const FLOAT_SUMS =
  'abs/1 neg/1 ceil/1 floor/1 trunc/1 nearest/1 sqrt/1 add sub mul div min max copysign';

/** Names in opcode order from a first opcode on; `/1` marks those with one operand, the others have two. */
const RUNS: readonly (readonly [number, NumberType, string, 'test' | 'sum'])[] = [
  [0x45, 'i32', INTEGER_TESTS, 'test'],
  [0x50, 'i64', INTEGER_TESTS, 'test'],
  [0x5b, 'f32', FLOAT_TESTS, 'test'],
  [0x61, 'f64', FLOAT_TESTS, 'test'],
  [0x67, 'i32', INTEGER_SUMS, 'sum'],
  [0x79, 'i64', INTEGER_SUMS, 'sum'],
  [0x8b, 'f32', FLOAT_SUMS, 'sum'],
  [0x99, 'f64', FLOAT_SUMS, 'sum'],
];

/** Every instruction that this code reads, by opcode. */
export const OPERATIONS: ReadonlyMap<number, Operation> = new Map(
  [...ROWS.trim().split('\n').map(fromRow), ...RUNS.flatMap(fromRun)].map((one) => [one.op, one]),
);

/** Opcodes of proposals that came later, as far as they are named here: first, last, whose they are. */
const LATER: readonly (readonly [number, number, string])[] = [
  [0x06, 0x0a, 'exception handling'],
  [0x12, 0x13, 'tail calls'],
  [0x14, 0x15, 'typed function references'],
  [0x18, 0x19, 'exception handling'],
  [0x1f, 0x1f, 'exception handling'],
  [0xd3, 0xd6, 'typed function references and garbage collection'],
  [0xfb, 0xfb, 'garbage collection'],
  [0xfd, 0xfd, 'vector instructions (SIMD)'],
  [0xfe, 0xfe, 'threads and atomic operations'],
];

/** The extension of WebAssembly that this first byte of an instruction belongs to, if it is a known one. */
export function laterProposal(byte: number): string | undefined {
  return LATER.find(([first, last]) => byte >= first && byte <= last)?.[2];
}

function fromRow(row: string): Operation {
  const [op = '', name = '', immediate = '', types, bytes] = row.split(' ');
  return {
    op: parseInt(op, 16),
    name,
    immediate: immediate as ImmediateKind,
    ...(types === undefined ? {} : { signature: signature(types) }),
    ...(bytes === undefined ? {} : { bytes: Number(bytes) }),
  };
}

function fromRun([first, type, names, kind]: (typeof RUNS)[number]): Operation[] {
  return names.split(' ').map((word, place) => {
    const [name = '', one] = word.split('/');
    const params = one === undefined ? [type, type] : [type];
    const results: ValueType[] = [kind === 'test' ? 'i32' : type];
    const op = first + place;
    return { op, name: `${type}.${name}`, immediate: 'none', signature: { params, results } };
  });
}

function signature(text: string): Signature {
  const [params, results] = text.split('>').map((side) => side.split(',').filter(Boolean));
  return { params: (params ?? []) as ValueType[], results: (results ?? []) as ValueType[] };
}
