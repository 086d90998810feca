/** What stands in a console: pieces of output and of what was typed, as many as a page can show. */

export interface Piece {
  readonly stream: 'stdout' | 'stderr' | 'stdin';
  readonly text: string;
}

export interface Transcript {
  readonly pieces: readonly Piece[];
  /** How many characters came before those in `pieces`. */
  readonly hidden: number;
}

/** More would make the page slow to draw. */
const MOST_CHARACTERS = 100_000;
const MOST_PIECES = 2000;
/** Pieces of one stream are joined up to this length, so that a frame draws only the last one anew. */
const LONG_PIECE = 4096;

/** Keeps the latest of what is added. */
export function createTranscript() {
  let pieces: Piece[] = [];
  let characters = 0;
  let hidden = 0;

  function add(stream: Piece['stream'], text: string): void {
    const last = pieces.at(-1);
    if (last?.stream === stream && last.text.length < LONG_PIECE) {
      pieces[pieces.length - 1] = { stream, text: last.text + text };
    } else {
      pieces.push({ stream, text });
    }
    characters += text.length;
    if (characters > 2 * MOST_CHARACTERS || pieces.length > 2 * MOST_PIECES) forget();
  }

  function forget(): void {
    let kept = 0;
    const latest: Piece[] = [];
    for (const piece of pieces.toReversed()) {
      const room = MOST_CHARACTERS - kept;
      if (room <= 0 || latest.length >= MOST_PIECES) break;
      latest.push({ ...piece, text: piece.text.slice(-room) });
      kept += Math.min(room, piece.text.length);
    }
    hidden += characters - kept;
    characters = kept;
    pieces = latest.reverse();
  }

  return { add, read: (): Transcript => ({ pieces: [...pieces], hidden }) };
}
