/** Small numbers as words, for running text. */

const WORDS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  ...['nineteen', 'twenty'],
];

/** `inWords(17)` is "seventeen"; beyond twenty, digits. */
export function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}

/** The same at the start of a sentence. */
export function atStart(count: number): string {
  const words = inWords(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
