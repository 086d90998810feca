/** Cuts one function out of a source file, to be shown beside its twin. */

/** From the line that begins the function to the brace in the first column that ends it; throws where there is none. */
export function excerpt(source: string, name: string): string {
  const lines = source.split('\n');
  const isStart = new RegExp(`^(export function|EXPORT\\(${name}\\).*) ${name}\\(`);
  const start = lines.findIndex((line) => isStart.test(line));
  const length = lines.slice(start).indexOf('}') + 1;
  if (start === -1 || length === 0) throw new Error(`There is no function “${name}”.`);
  return lines
    .slice(start, start + length)
    .join('\n')
    .replace(`EXPORT(${name}) `, '');
}
