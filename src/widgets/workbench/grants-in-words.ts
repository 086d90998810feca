/** What a run is given and denied, in sentences. */

import type { Capability, Preopen } from '../../wasi/api.ts';
import { splitLine } from './command-line.ts';
import { readEnvironment } from './environment.ts';
import type { RunSettings } from './settings.ts';

/** One sentence for each thing; `{ it: "write-file.wasm" }` names the program. */
export function grantsInWords(settings: RunSettings): readonly string[] {
  const { deny, fixed } = settings;
  const words = splitLine(settings.args).words.length;
  const names = Object.keys(readEnvironment(settings.env).values);
  return [
    settings.preopens.length === 0
      ? 'It is given no directory, so it can reach no file.'
      : `It is given ${settings.preopens.map(directory).join(', and ')}.`,
    unless(deny, 'args', 'its arguments', `It is given ${count(words, 'argument')}.`),
    unless(
      deny,
      'env',
      'its environment',
      `It is given ${count(names.length, 'environment variable')}${names.length > 0 ? `: ${names.join(', ')}` : ''}.`,
    ),
    unless(
      deny,
      'stdin',
      'standard input',
      settings.typed
        ? 'Its input is what you type.'
        : 'Its input is a text that was written ahead.',
    ),
    unless(
      deny,
      'clock',
      'the clock',
      fixed.time === undefined
        ? 'It may read the clock.'
        : `Its clock starts at ${new Date(fixed.time).toISOString().slice(0, 19).replace('T', ', ')} UTC in each run.`,
    ),
    unless(
      deny,
      'random',
      'random numbers',
      fixed.seed === undefined
        ? 'It may have random numbers.'
        : `Its random numbers are the same in each run, from the seed ${String(fixed.seed)}.`,
    ),
  ];
}

function directory({ path, folder, write }: Preopen): string {
  const what = folder === '' ? 'all files' : `the folder ${folder}`;
  return `${what} as ${path}, ${write ? 'to read and write' : 'to read only'}`;
}

function unless(
  deny: readonly Capability[],
  what: Capability,
  named: string,
  given: string,
): string {
  return deny.includes(what) ? `It is denied ${named}.` : given;
}

function count(many: number, what: string): string {
  return many === 0 ? `no ${what}s` : many === 1 ? `one ${what}` : `${String(many)} ${what}s`;
}
