/** The playground's state in a link: program and settings, squeezed into a fragment that no server sees. */

import { LONGEST_SOURCE, type Language, type Level } from '../../compile/api.ts';
import { LONGEST_LINK, pack, unpack } from '../packed.ts';
import { initialValues, parseParams, toQuery } from '../params.ts';
import { RUN_PARAMS, settingsOf, valuesOf } from '../workbench/settings-params.ts';
import { INITIAL_SETTINGS, type RunSettings } from '../workbench/settings.ts';

export interface Saved {
  readonly language: Language;
  readonly source: string;
  readonly level: Level;
  readonly settings: RunSettings;
}

export type Read =
  | { readonly ok: true; readonly saved: Saved; readonly problems: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const KEY = 'code';

/** What unpacks to more than this is no program. */
const LONGEST_JSON = 4 * LONGEST_SOURCE;

const LANGUAGES: readonly string[] = ['wat', 'c'] satisfies readonly Language[];
const LEVELS: readonly string[] = ['Os', 'O2', 'O0'] satisfies readonly Level[];

/** `#code=…`; undefined where the program and its files are too long for a link. */
export async function toFragment(saved: Saved): Promise<string | undefined> {
  const { language, source, level, settings } = saved;
  const values = valuesOf(settings, INITIAL_SETTINGS.files);
  const run = toQuery(values, initialValues(RUN_PARAMS));
  return pack(KEY, { language, source, ...(level === 'Os' ? {} : { level }), run });
}

/** Whether an address' fragment means to be ours. */
export function isFragment(fragment: string): boolean {
  return fragment.startsWith(`#${KEY}=`);
}

/** Reads what `toFragment` wrote; whatever else stands there is a problem in a sentence. Never rejects. */
export async function fromFragment(fragment: string): Promise<Read> {
  if (!isFragment(fragment)) return no('This link holds no program.');
  if (fragment.length > LONGEST_LINK) {
    return no('The program in this link is too long to be read. What stands here is the example.');
  }
  try {
    return readSaved(await unpack(KEY, fragment, LONGEST_JSON));
  } catch {
    return no(
      'The program in this link can’t be read: the link was cut or changed on its way. What stands here is the example.',
    );
  }
}

function readSaved(value: unknown): Read {
  if (typeof value !== 'object' || value === null) throw new TypeError();
  const { language, source, level = 'Os', run = {} } = value as Readonly<Record<string, unknown>>;
  if (!isLanguage(language) || typeof source !== 'string' || !isLevel(level)) throw new TypeError();
  if (typeof run !== 'object' || run === null) throw new TypeError();
  if (source.length > LONGEST_SOURCE) {
    return no('The program in this link is longer than the playground takes.');
  }
  const parsed = parseParams(RUN_PARAMS, { ...run });
  const { settings, problems } = settingsOf(parsed.values, INITIAL_SETTINGS.files);
  return {
    ok: true,
    saved: { language, source, level, settings },
    problems: [...parsed.problems, ...problems],
  };
}

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && LANGUAGES.includes(value);
}

export function isLevel(value: unknown): value is Level {
  return typeof value === 'string' && LEVELS.includes(value);
}

function no(problem: string): Read {
  return { ok: false, problem };
}
