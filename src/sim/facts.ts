/** What a sourced figure is, as it stands in `content/facts`. */

/** A: primary source; B: primary source, quoted elsewhere; C: secondary or estimate; M: measured by us. */
export type Grade = 'A' | 'B' | 'C' | 'M';

export interface Fact {
  readonly value: number;
  /** Low and high end of what is plausible or was seen. */
  readonly range?: readonly [number, number];
  readonly unit: string;
  readonly grade: Grade;
  readonly source: string;
  readonly url?: string;
  /** Of the source, or of its last check: a year, a month or a day. */
  readonly date: string;
  readonly note?: string;
}

const GRADES: Readonly<Record<Grade, string>> = {
  A: 'primary source',
  B: 'primary source, as quoted',
  C: 'about: secondary or estimated',
  M: 'measured by us',
};

/** How far a figure can be trusted, in words. */
export function gradeInWords(grade: Grade): string {
  return GRADES[grade];
}

/**
 * An imported file of facts with its own names and the type of `Fact`: an import of JSON widens
 * grades and ranges. Their form is checked by tests/content/facts.test.ts.
 */
export function asFacts<T extends object>(file: T): { readonly [K in keyof T]: Fact } {
  return file as unknown as { readonly [K in keyof T]: Fact };
}
