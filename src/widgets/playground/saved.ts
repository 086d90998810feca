/** The playground's state in a link: program and settings, squeezed into a fragment that no server sees. */

import { LONGEST_SOURCE, type Language, type Level } from '../../compile/api.ts';
import { fromBase64, toBase64 } from '../../recording/bytes.ts';
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

const KEY = '#code=';

/** Safari takes no longer addresses, and a chat window none as long as this. */
const LONGEST_LINK = 60_000;

/** What unpacks to more than this is no program. */
const LONGEST_JSON = 4 * LONGEST_SOURCE;

const LANGUAGES: readonly string[] = ['wat', 'c'] satisfies readonly Language[];
const LEVELS: readonly string[] = ['Os', 'O2', 'O0'] satisfies readonly Level[];

/** `#code=…`; undefined where the program and its files are too long for a link. */
export async function toFragment(saved: Saved): Promise<string | undefined> {
  const { language, source, level, settings } = saved;
  const values = valuesOf(settings, INITIAL_SETTINGS.files);
  const run = toQuery(values, initialValues(RUN_PARAMS));
  const json = JSON.stringify({ language, source, ...(level === 'Os' ? {} : { level }), run });
  const packed = await through(
    new TextEncoder().encode(json),
    new CompressionStream('deflate-raw'),
    Infinity,
  );
  const fragment = KEY + toBase64Url(packed);
  return fragment.length > LONGEST_LINK ? undefined : fragment;
}

/** Whether an address' fragment means to be ours. */
export function isFragment(fragment: string): boolean {
  return fragment.startsWith(KEY);
}

/** Reads what `toFragment` wrote; whatever else stands there is a problem in a sentence. Never rejects. */
export async function fromFragment(fragment: string): Promise<Read> {
  if (!isFragment(fragment)) return no('This link holds no program.');
  if (fragment.length > LONGEST_LINK) {
    return no('The program in this link is too long to be read. What stands here is the example.');
  }
  try {
    const packed = fromBase64Url(fragment.slice(KEY.length));
    const json = await through(packed, new DecompressionStream('deflate-raw'), LONGEST_JSON);
    return readSaved(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
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

/** @throws where the stream refuses its input, or gives more than `most` bytes */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = (
    new Blob([bytes]).stream().pipeThrough(stream) as ReadableStream<Uint8Array<ArrayBuffer>>
  ).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const next = await reader.read();
    if (next.value === undefined) break;
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
