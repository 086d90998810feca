/** A WebAssembly module as it stands in its binary form: every part with the bytes that it came from. */

/** From `start` up to, but not with, `end`: offsets into the file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type NumberType = 'i32' | 'i64' | 'f32' | 'f64';
export type ReferenceType = 'funcref' | 'externref';
export type ValueType = NumberType | ReferenceType;

export interface FunctionType extends Range {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** In pages of 64 KiB for a memory, in entries for a table. */
export interface Limits extends Range {
  readonly min: number;
  readonly max?: number;
}

export interface TableType extends Range {
  readonly element: ReferenceType;
  readonly limits: Limits;
}

export interface MemoryType extends Range {
  readonly limits: Limits;
}

export interface GlobalType extends Range {
  readonly type: ValueType;
  readonly mutable: boolean;
}

export type ExternKind = 'func' | 'table' | 'memory' | 'global';

export type ImportDescription =
  /** `type` is an index into the module's types. */
  | { readonly kind: 'func'; readonly type: number }
  | { readonly kind: 'table'; readonly type: TableType }
  | { readonly kind: 'memory'; readonly type: MemoryType }
  | { readonly kind: 'global'; readonly type: GlobalType };

export interface Import extends Range {
  readonly module: string;
  readonly name: string;
  readonly description: ImportDescription;
  /** Where the description stands, behind the names. */
  readonly described: Range;
}

/** An entry of the function section: which type the function at this place has. */
export interface FunctionEntry extends Range {
  readonly type: number;
}

export interface Global extends Range {
  readonly type: GlobalType;
  readonly init: Expression;
}

export interface Export extends Range {
  readonly name: string;
  readonly kind: ExternKind;
  /** Counts imports first. */
  readonly index: number;
}

export interface Start extends Range {
  readonly func: number;
}

export type SegmentMode =
  | { readonly kind: 'passive' }
  | { readonly kind: 'declarative' }
  /** `into` is the table or the memory. */
  | { readonly kind: 'active'; readonly into: number; readonly offset: Expression };

export interface ElementSegment extends Range {
  /** The number before the segment, 0 to 7: which of the eight forms it is written in. */
  readonly form: number;
  readonly mode: SegmentMode;
  readonly type: ReferenceType;
  readonly items:
    | {
        readonly kind: 'functions';
        readonly functions: readonly number[];
        /** Where each index stands in the file. */
        readonly ranges: readonly Range[];
      }
    | { readonly kind: 'expressions'; readonly expressions: readonly Expression[] };
}

export interface DataSegment extends Range {
  readonly mode: SegmentMode;
  readonly bytes: Uint8Array;
  /** Where `bytes` stand in the file. */
  readonly content: Range;
}

/** `count` locals of one type, as the binary form groups them. */
export interface LocalGroup extends Range {
  readonly count: number;
  readonly type: ValueType;
}

/** A function's body; the range covers its size too. */
export interface Code extends Range {
  readonly locals: readonly LocalGroup[];
  readonly body: Expression;
  /** Why reading stopped inside this body; `body` holds the instructions before. */
  readonly unread?: DecodeError;
}

/** Instructions, flat, in file order; the last is `end`. */
export interface Expression extends Range {
  readonly instructions: readonly Instruction[];
}

export interface Instruction extends Range {
  /** One byte, or `0xfc00 + n` for those written with the prefix 0xfc. */
  readonly op: number;
  readonly name: string;
  readonly immediate: Immediate;
}

export type BlockType =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly type: ValueType }
  | { readonly kind: 'index'; readonly type: number };

export type Immediate =
  | { readonly kind: 'none' }
  | { readonly kind: 'block'; readonly type: BlockType }
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'labels'; readonly labels: readonly number[]; readonly fallback: number }
  | { readonly kind: 'func'; readonly func: number }
  | { readonly kind: 'indirect'; readonly type: number; readonly table: number }
  | { readonly kind: 'select'; readonly types: readonly ValueType[] }
  | { readonly kind: 'local'; readonly local: number }
  | { readonly kind: 'global'; readonly global: number }
  | { readonly kind: 'table'; readonly table: number }
  /** `align` is the exponent: 2 stands for 4 bytes. */
  | { readonly kind: 'access'; readonly align: number; readonly offset: number }
  | { readonly kind: 'memory'; readonly memory: number }
  | { readonly kind: 'memories'; readonly to: number; readonly from: number }
  | { readonly kind: 'tables'; readonly to: number; readonly from: number }
  | { readonly kind: 'data'; readonly data: number }
  | { readonly kind: 'data-memory'; readonly data: number; readonly memory: number }
  | { readonly kind: 'element'; readonly element: number }
  | { readonly kind: 'element-table'; readonly element: number; readonly table: number }
  | { readonly kind: 'reference'; readonly type: ReferenceType }
  /** Signed: -2^31 up to 2^31 - 1. */
  | { readonly kind: 'i32'; readonly value: number }
  /** Signed: -2^63 up to 2^63 - 1. */
  | { readonly kind: 'i64'; readonly value: bigint }
  /** The bits tell which NaN it is; the value can't. */
  | { readonly kind: 'f32'; readonly bits: number; readonly value: number }
  | { readonly kind: 'f64'; readonly bits: bigint; readonly value: number };

export type ImmediateKind = Immediate['kind'];

/** The range covers the section's number and size too; `body` doesn't. */
export interface Section extends Range {
  readonly id: number;
  /** `type`, `import`, …, `custom`; `unknown` for a number that no version of the format has. */
  readonly name: string;
  readonly body: Range;
  /** What a custom section calls itself. */
  readonly custom?: string;
}

export type NameMap = ReadonlyMap<number, string>;

/** What the custom section `name` tells; all of it is optional. */
export interface Names {
  readonly module?: string;
  readonly functions: NameMap;
  readonly locals: ReadonlyMap<number, NameMap>;
  readonly types: NameMap;
  readonly tables: NameMap;
  readonly memories: NameMap;
  readonly globals: NameMap;
  readonly elements: NameMap;
  readonly data: NameMap;
}

/** Indices count imports first, as the format does: `code[0]` is function `importedCount(module, 'func')`. */
export interface Module {
  readonly sections: readonly Section[];
  readonly types: readonly FunctionType[];
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionEntry[];
  readonly tables: readonly TableType[];
  readonly memories: readonly MemoryType[];
  readonly globals: readonly Global[];
  readonly exports: readonly Export[];
  readonly start: Start | undefined;
  readonly elements: readonly ElementSegment[];
  readonly dataCount: number | undefined;
  readonly code: readonly Code[];
  readonly data: readonly DataSegment[];
  readonly names: Names;
}

export interface DecodeError {
  readonly kind: 'not-a-module' | 'component' | 'truncated' | 'malformed' | 'unsupported';
  /** Where in the file. */
  readonly offset: number;
  /** A sentence for people. */
  readonly words: string;
}

/** Where there is an error, `module` holds what was read before it. */
export type Decoded =
  | { readonly ok: true; readonly module: Module }
  | { readonly ok: false; readonly module: Module; readonly error: DecodeError };

/** How many functions, tables, memories or globals the module imports: its own are numbered after them. */
export function importedCount(module: Module, kind: ExternKind): number {
  return module.imports.filter((one) => one.description.kind === kind).length;
}

/** The type of the function with this index, imports counted first; undefined where there is none. */
export function functionType(module: Module, func: number): FunctionType | undefined {
  const imported = module.imports.flatMap(({ description }) =>
    description.kind === 'func' ? [description.type] : [],
  );
  const type = imported[func] ?? module.functions[func - imported.length]?.type;
  return type === undefined ? undefined : module.types[type];
}
