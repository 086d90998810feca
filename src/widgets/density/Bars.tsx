/** One bar for each kind of box: the machine's memory, filled with as many as fit. */

import { BOXES, fitting, type Box, type Fleet } from '../../sim/cost/density.ts';
import { BOX_NAMES } from './fleet.ts';
import { draw } from './picture.ts';
import { amount, howMany } from './words.ts';

export function Bars({ fleet, summary }: { readonly fleet: Fleet; readonly summary: string }) {
  return (
    <div class="dn-bars" role="img" aria-label={`The machine’s memory, filled. ${summary}`}>
      {BOXES.map((box) => (
        <Bar key={box} fleet={fleet} box={box} />
      ))}
      <p class="dn-axis">
        <span>0</span>
        <span>{amount(fleet.machine / 2)}</span>
        <span>{amount(fleet.machine)}</span>
      </p>
      <ul class="figure-key" aria-hidden="true">
        <li>
          <Swatch name="host" /> host’s own
        </li>
        <li>
          <Swatch name="own" /> the program
        </li>
        <li>
          <Swatch name="box" /> its box
        </li>
      </ul>
    </div>
  );
}

function Bar({ fleet, box }: { readonly fleet: Fleet; readonly box: Box }) {
  const { once, end, bands, lines } = draw(fleet, box);
  const { name, layer } = BOX_NAMES[box];
  return (
    <div class={`dn-bar l-${layer}`}>
      <p>
        <b>{name}</b>
        <span>{howMany(fitting(fleet, box), box)}</span>
      </p>
      <svg
        width="100%"
        height="56"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="box" x={once} width={Math.max(0, end - once)} height="100" />
        {bands.map(({ y, height }) => (
          <rect key={y} class="own" x={once} width={end - once} y={y} height={height} />
        ))}
        <path d={lines} />
        <rect class="host" width={once} height="100" />
      </svg>
    </div>
  );
}

function Swatch({ name }: { readonly name: string }) {
  return (
    <svg width="22" height="10" focusable="false">
      <rect class={name} width="22" height="10" />
    </svg>
  );
}
