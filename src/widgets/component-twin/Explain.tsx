/** Where the component comes from, how the starts are timed, and what comes after 0.2. */

import { formatBytes } from '../../recording/format.ts';
import { SourceLine } from '../../ui/SourceLine.tsx';
import { FILES, TOOLS } from './component.ts';

const SOURCES = [
  { title: 'WASI, interfaces of 0.2', url: 'https://github.com/WebAssembly/WASI' },
  { title: 'The Component Model', url: 'https://component-model.bytecodealliance.org/' },
  { title: 'jco', url: 'https://github.com/bytecodealliance/jco' },
];

export function Explain() {
  return (
    <>
      <p>
        The component was made of the very module that runs beside it, when this site was made, by{' '}
        {TOOLS.map(({ name, version, does }, index) => (
          <span key={name}>
            {index > 0 && '. '}
            {`${name} ${version}, which ${does}`}
          </span>
        ))}
        . So the program still makes its preview 1 calls; the adapter inside the component turns
        them into those of 0.2. A program built for 0.2 asks directly. Browsers don’t know
        components, so what runs here are core modules and JavaScript made of one.
      </p>
      <ul>
        {FILES.map(({ name, what, bytes, compressed }) => (
          <li key={name}>
            {`${name}: ${what}, ${formatBytes(bytes)} (${formatBytes(compressed)} compressed).`}
          </li>
        ))}
      </ul>
      <p>
        For a first start a new worker begins, gets its files anew (the JavaScript may come from the
        browser’s cache), compiles them and runs the program. Both take turns, on the page’s clock.
        Calls are noted in a run of their own, which isn’t timed. The two hosts are different
        programs by different people, so their times tell about these two, not about the interfaces
        as such.
      </p>
      <p>
        WASI 0.3 goes on from here: calls that wait become asynchronous ones of the component model
        itself, with streams and futures as types. In browsers it’s still an experiment, so nothing
        of it runs on this page. <SourceLine sources={SOURCES} />
      </p>
    </>
  );
}
