/** How the rounds are timed, and what they don't show. */

import { SourceLine } from '../../ui/SourceLine.tsx';
import { WARM_UP } from './warm-up.ts';

const SOURCES = [
  {
    title: 'Jangda et al., Not So Fast, USENIX ATC ’19',
    url: 'https://www.usenix.org/conference/atc19/presentation/jangda',
    date: '2019',
  },
  {
    title: 'Haas et al., Bringing the Web up to Speed with WebAssembly, PLDI ’17',
    url: 'https://dl.acm.org/doi/10.1145/3062341.3062363',
    date: '2017',
  },
];

export function Explain() {
  return (
    <>
      <p>
        {`Both run in one web worker, by turns: in odd rounds one goes first, in even rounds the other. ${String(WARM_UP)} rounds before that aren’t counted, so that the engine has made its fast code of both. Every result is compared. The browser’s clock moves in steps of about 0.1 ms. The ratio is taken round by round, so that a moment in which your machine was busy counts for both.`}
      </p>
      <p>
        The C code was compiled once, with Clang and -O2, without vector instructions. The
        JavaScript is the file that you see, with its names shortened when this site was built.
      </p>
      <p>
        What it doesn’t show: how long the start takes, when code is fetched, compiled and still
        slow; what a call between the two costs, since each round is a single call; code that works
        with strings, objects or the page, which is what most JavaScript does. Another engine,
        another machine or another algorithm can turn the result round.
      </p>
      <p>
        And native code: programs of the SPEC suite took 45 % longer in Firefox and 55 % longer in
        Chrome than natively, on average, in 2019; small computing kernels came closer.{' '}
        <SourceLine sources={SOURCES} />
      </p>
    </>
  );
}
