/** What kubectl prints: its commands may go on for a while after they were given. */

import type { Ms } from '../../../recording/units.ts';
import type { Parts } from './parts.ts';

export interface PrintedLine {
  readonly at: Ms;
  readonly line: string;
}

const MEMORY = 'kubectl/printed';

export function createPrinter({ world }: Pick<Parts, 'world'>): (line: string) => void {
  const lines = world.memory<PrintedLine>(MEMORY);
  return (line) => void lines.set(String(lines.size), { at: world.now(), line });
}

/** All lines so far, oldest first. */
export function printedLines({ world }: Pick<Parts, 'world'>): readonly PrintedLine[] {
  return [...world.memory<PrintedLine>(MEMORY).values()];
}
