/** Links to the playground with a program in its editor, for lessons and other figures. */

import type { Language } from '../../compile/api.ts';
import { INITIAL_SETTINGS, type RunSettings } from '../workbench/settings.ts';
import { toFragment } from './saved.ts';

/** The playground's own page, under whatever path the site is published. */
export const PLAYGROUND = `${import.meta.env.BASE_URL.replace(/\/$/u, '')}/playground/`;

/**
 * The address that opens the playground with this program; its page alone where the program is too long
 * for a link.
 * @example <a href={await playgroundLink('wat', '(module)')}>Open in the playground</a>
 */
export async function playgroundLink(
  language: Language,
  source: string,
  settings: Partial<RunSettings> = {},
): Promise<string> {
  const whole = { ...INITIAL_SETTINGS, ...settings };
  const fragment = await toFragment({ language, source, level: 'Os', settings: whole });
  return PLAYGROUND + (fragment ?? '');
}
