/** Many nodes as cells: each a square, the darker the more of its room is taken. A few paths, however many nodes. */

import type { NodeView, Picture } from '../../sim/kube/session/picture.ts';
import { count } from './words.ts';

const CELL = 12;
const GAP = 2;
const COLUMNS = 50;
const LEVELS = ['empty', 'to a quarter', 'to a half', 'to three quarters', 'full'] as const;

export function Cells({ picture }: { readonly picture: Picture }) {
  const { nodes, counts } = picture;
  const rows = Math.ceil(nodes.length / COLUMNS);
  const down = nodes.filter(({ ready }) => ready !== 'True').length;
  const paths = pathsOf(nodes);
  const step = CELL + GAP;
  const pods = Object.entries(counts).filter(([, number]) => number > 0);
  return (
    <>
      <svg
        class="cl-cells l-container"
        viewBox={`0 0 ${COLUMNS * step - GAP} ${rows * step - GAP}`}
        role="img"
        aria-label={`${count(nodes.length, 'node')}, ${count(down)} not ready`}
      >
        {[...paths].map(([level, path]) => (
          <path key={level} class={level} d={path} />
        ))}
      </svg>
      <ul class="cl-key" aria-label="Key">
        {LEVELS.map((words, level) => (
          <li key={words}>
            <svg class="cl-cells l-container" width={CELL} height={CELL} aria-hidden="true">
              <path class={`level-${level}`} d={square(0, 0)} />
            </svg>
            {words}
          </li>
        ))}
        {down > 0 && (
          <li>
            <svg class="cl-cells l-container" width={CELL} height={CELL} aria-hidden="true">
              <path class="down" d={square(0, 0)} />
            </svg>
            not ready
          </li>
        )}
      </ul>
      <p class="cl-counts">
        {pods.length === 0
          ? 'No pods yet.'
          : `Pods: ${pods.map(([state, number]) => `${count(number)} ${state}`).join(', ')}.`}
      </p>
    </>
  );
}

function pathsOf(nodes: readonly NodeView[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  nodes.forEach((node, index) => {
    const level = node.ready === 'True' ? `level-${levelOf(node)}` : 'down';
    const at = square(index % COLUMNS, Math.floor(index / COLUMNS));
    paths.set(level, (paths.get(level) ?? '') + at);
  });
  return paths;
}

function levelOf({ cpu, memory }: NodeView): number {
  const part = Math.max(cpu, memory);
  return part === 0 ? 0 : Math.min(4, Math.ceil(part * 4));
}

function square(column: number, row: number): string {
  const step = CELL + GAP;
  return `M${column * step} ${row * step}h${CELL}v${CELL}h-${CELL}z`;
}
