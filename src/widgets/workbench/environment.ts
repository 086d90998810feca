/** Environment variables as a reader writes them: NAME=value, one on each line. */

export interface Environment {
  readonly values: Readonly<Record<string, string>>;
  /** What can't be used, in a sentence. */
  readonly problem?: string;
}

/** A later line of the same name wins; empty lines don't count. */
export function readEnvironment(text: string): Environment {
  const values: [string, string][] = [];
  const wrong: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    if (at < 1 || line.includes('\0')) wrong.push(line);
    else values.push([line.slice(0, at), line.slice(at + 1)]);
  }
  const first = wrong[0];
  const given = { values: Object.fromEntries(values) };
  if (first === undefined) return given;
  return {
    ...given,
    problem: `“${first.slice(0, 40)}” is left out: a line is NAME=value.`,
  };
}
