/** Functions as text: what they take and give, their locals, their instructions. */

import {
  functionType,
  importedCount,
  type Code,
  type FunctionType,
  type Module,
  type ValueType,
} from '../module.ts';
import type { Identifiers } from './identifiers.ts';
import { bodyLength, bodyLines, typeList } from './instructions.ts';
import type { Line, Piece } from './line.ts';

/** `(param i32 i32) (result i32)`; parameters that have names stand in brackets of their own. */
export function signatureText(
  type: FunctionType | undefined,
  name: (param: number) => string | undefined = () => undefined,
): string {
  if (type === undefined) return '';
  return [paramsText(type.params, name), typeList('result', type.results)]
    .filter(Boolean)
    .join(' ');
}

function paramsText(
  params: readonly ValueType[],
  name: (param: number) => string | undefined,
): string {
  if (params.every((_, index) => name(index) === undefined)) return typeList('param', params);
  return params
    .map((type, index) => `(param ${[name(index), type].filter(Boolean).join(' ')})`)
    .join(' ');
}

/** A function of the module's own, written when it is asked for; `place` counts those alone. */
export function functionPiece(module: Module, identifiers: Identifiers, place: number): Piece {
  const code = module.code[place];
  const entry = module.functions[place];
  if (code === undefined) return { count: 0, ranges: [], lines: () => [] };
  const ends = code.unread === undefined ? 1 : 2;
  return {
    count: 1 + code.locals.length + bodyLength(code.body) + ends,
    ranges: [code, ...(entry === undefined ? [] : [entry])],
    lines: () => functionLines(module, identifiers, place),
  };
}

function functionLines(module: Module, identifiers: Identifiers, place: number): Line[] {
  const code = module.code[place];
  if (code === undefined) return [];
  const func = importedCount(module, 'func') + place;
  const entry = module.functions[place];
  const type = functionType(module, func);
  const name = (local: number) => identifiers.localName(func, local);
  const typeUse = entry === undefined ? '' : `(type ${identifiers.use('types', entry.type)})`;
  const head = ['func', identifiers.define('functions', func), typeUse, signatureText(type, name)];
  const firstLocal = code.locals[0]?.start ?? code.body.start;
  return [
    {
      depth: 1,
      text: `(${head.filter(Boolean).join(' ')}`,
      ranges: [{ start: code.start, end: firstLocal }, ...(entry === undefined ? [] : [entry])],
    },
    ...localLines(code, type?.params.length ?? 0, name),
    ...bodyLines(code.body, identifiers, func).map(({ depth, text, instruction }) => ({
      depth: 2 + depth,
      text,
      ranges: [instruction],
    })),
    ...endLines(code),
  ];
}

function localLines(
  code: Code,
  params: number,
  name: (local: number) => string | undefined,
): Line[] {
  let next = params;
  return code.locals.map((group) => {
    const indices = Array.from({ length: group.count }, (_, place) => next + place);
    next += group.count;
    const text = indices.every((index) => name(index) === undefined)
      ? `(local${` ${group.type}`.repeat(group.count)})`
      : indices
          .map((index) => `(local ${[name(index), group.type].filter(Boolean).join(' ')})`)
          .join(' ');
    return { depth: 2, text, ranges: [group] };
  });
}

function endLines({ body, unread, end }: Code): Line[] {
  if (unread === undefined) {
    const last = body.instructions.at(-1);
    return [{ depth: 1, text: ')', ranges: last === undefined ? [] : [last] }];
  }
  return [
    { depth: 2, text: `;; ${unread.words}`, ranges: [{ start: body.end, end }] },
    { depth: 1, text: ')', ranges: [] },
  ];
}
