/** What the parts of a module are called in its text form: `$name` where the name section has one, else their number. */

import type { Module, NameMap } from '../module.ts';

export type Space = 'functions' | 'types' | 'tables' | 'memories' | 'globals' | 'elements' | 'data';

/** How a part is spoken of, and how it is introduced. */
export class Identifiers {
  readonly #spaces: Readonly<Record<Space, NameMap>>;
  readonly #locals: ReadonlyMap<number, NameMap>;

  constructor({ names }: Pick<Module, 'names'>) {
    this.#spaces = {
      functions: identifiers(names.functions),
      types: identifiers(names.types),
      tables: identifiers(names.tables),
      memories: identifiers(names.memories),
      globals: identifiers(names.globals),
      elements: identifiers(names.elements),
      data: identifiers(names.data),
    };
    this.#locals = new Map([...names.locals].map(([func, map]) => [func, identifiers(map)]));
  }

  /** `$add`, or `7`. */
  use(space: Space, index: number): string {
    return this.#spaces[space].get(index) ?? String(index);
  }

  /** `$add (;7;)`, or `(;7;)`: the number in a comment, as other tools write it. */
  define(space: Space, index: number): string {
    return introduce(this.#spaces[space].get(index), index);
  }

  local(func: number, local: number): string {
    return this.#locals.get(func)?.get(local) ?? String(local);
  }

  /** Its name alone, where it has one: parameters with a name stand in brackets of their own. */
  localName(func: number, local: number): string | undefined {
    return this.#locals.get(func)?.get(local);
  }
}

function introduce(name: string | undefined, index: number): string {
  const number = `(;${String(index)};)`;
  return name === undefined ? number : `${name} ${number}`;
}

/** Names with what an identifier may hold; a second of the same name gets its index behind it. */
function identifiers(names: NameMap): NameMap {
  const taken = new Set<string>();
  return new Map(
    [...names]
      .filter(([, name]) => name !== '')
      .map(([index, name]) => {
        const plain = identifier(name);
        const unique = taken.has(plain) ? `${plain}#${String(index)}` : plain;
        taken.add(unique);
        return [index, unique];
      }),
  );
}

/** What isn't allowed in an identifier becomes a low line: text format, 6.3.5. */
export function identifier(name: string): string {
  return `$${name.replaceAll(/[^\w!#$%&'*+\-./:<=>?@\\^`|~]/gu, '_')}`;
}
