/** Pages that the memory has, over the blocks that the program holds, after each step of each round. */

import { PAGE, type Leak as Found, type Sample } from './lab.ts';

/** The maximum that the module declares, in pages; a test reads it out of the module. */
export const MOST_PAGES = 32;
const TICKS = [0, 8, 16, 24, MOST_PAGES];
const EMPTY: readonly Sample[] = [];

export function Leak({ found }: { readonly found: Found | undefined }) {
  const samples = found?.samples ?? EMPTY;
  const width = 100 / Math.max(samples.length, 8);
  return (
    <div class="ml-leak l-module">
      <p>{`Pages of ${String(PAGE / 1024)}\u00A0KiB`}</p>
      <svg width="100%" height="200" aria-hidden="true" focusable="false">
        {TICKS.map((pages) => (
          <g key={pages}>
            <line
              class={pages === MOST_PAGES ? 'most' : 'grid'}
              x1="0"
              x2="100%"
              y1={at(pages)}
              y2={at(pages)}
            />
            <text x="0" y={at(pages)} dx={-6} dy={4} text-anchor="end">
              {pages}
            </text>
          </g>
        ))}
        {samples.map((sample, index) => (
          <Column key={index} sample={sample} from={index * width} width={width} />
        ))}
      </svg>
      <svg width="100%" height="18" aria-hidden="true" focusable="false">
        <text x="0" y="13">
          {samples.length === 0 ? 'rounds' : 'start'}
        </text>
        {samples.map(
          ({ what, round }, index) =>
            what === 'taken' && (
              <text key={index} x={percent((index + 1) * width)} y="13" text-anchor="middle">
                {round === 1 ? 'round 1' : round}
              </text>
            ),
        )}
      </svg>
      <ul>
        <li>
          <i class="measured" />
          blocks that the program holds
        </li>
        <li>
          <i class="line" />
          pages that its memory has
        </li>
        <li>
          <i class="most" />
          the most it may have
        </li>
      </ul>
    </div>
  );
}

interface ColumnProps {
  readonly sample: Sample;
  readonly from: number;
  readonly width: number;
}

function Column({ sample, from, width }: ColumnProps) {
  const inset = width * 0.15;
  return (
    <g>
      <rect
        x={percent(from + inset)}
        width={percent(width - 2 * inset)}
        y={at(sample.held)}
        height={percent((sample.held / MOST_PAGES) * SPAN)}
      />
      <line
        class="pages"
        x1={percent(from)}
        x2={percent(from + width)}
        y1={at(sample.pages)}
        y2={at(sample.pages)}
      />
    </g>
  );
}

/** Room above and below for half a line of text. */
const MARGIN = 4;
const SPAN = 100 - 2 * MARGIN;

function at(pages: number): string {
  return percent(MARGIN + SPAN * (1 - pages / MOST_PAGES));
}

function percent(value: number): string {
  return `${value.toFixed(3)}%`;
}
