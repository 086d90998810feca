/**
 * Whether a module can be run at all: every instruction finds on the stack what it wants, and everything
 * that is named by a number is there.
 *
 * Source: WebAssembly Core Specification 2.0, chapter 3 "Validation" and appendix "Validation Algorithm",
 * https://www.w3.org/TR/wasm-core-2/#validation
 */

import { importedCount, type Code, type Module } from './module.ts';
import { localTypes } from './machine/program.ts';
import { beginBody, checkInstruction } from './validate/body.ts';
import { contextOf, type Context } from './validate/context.ts';
import { Invalid, type ValidationError } from './validate/invalid.ts';
import { checkOutside } from './validate/outside.ts';

export type { ValidationError } from './validate/invalid.ts';

/** The first thing that is wrong with a module that was read whole; undefined where it is valid. */
export function validate(module: Module): ValidationError | undefined {
  const context = tryContext(module);
  if ('words' in context) return context;
  const outside = checkOutside(context);
  if (outside !== undefined) return outside;
  const first = importedCount(module, 'func');
  for (const [index, code] of module.code.entries()) {
    const error = checkBody(context, first + index, code);
    if (error !== undefined) return error;
  }
  return undefined;
}

function tryContext(module: Module): Context | ValidationError {
  try {
    return contextOf(module);
  } catch (error) {
    if (error instanceof Invalid) return { words: error.message, offset: functionTypes(module) };
    throw error;
  }
}

/** Where the module says which function has which type. */
function functionTypes({ sections }: Module): number {
  return sections.find(({ name }) => name === 'function')?.start ?? 0;
}

function checkBody(context: Context, func: number, code: Code): ValidationError | undefined {
  const type = context.functions[func];
  if (type === undefined) return { words: 'This body has no type.', offset: code.start };
  const begin = () => beginBody(context, type, localTypes(code));
  const body = begin();
  for (const [index, instruction] of code.body.instructions.entries()) {
    try {
      checkInstruction(body, instruction);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      // What was taken off before the error was found isn’t there any more: once again up to here.
      const again = begin();
      for (const before of code.body.instructions.slice(0, index)) checkInstruction(again, before);
      const operands = again.operands.types;
      const { message: words } = error;
      return { words, offset: instruction.start, func, instruction: index, operands };
    }
  }
  return undefined;
}
