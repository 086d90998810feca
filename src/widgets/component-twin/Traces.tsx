/** What each of the two printed and asked for, side by side. */

import { Fragment, type ComponentChildren } from 'preact';
import { formatCount } from '../../recording/format.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Call, RunReport } from '../../wasi/api.ts';
import type { ComponentCall } from './record.ts';
import type { ComponentRun } from './run-component.ts';

interface Props {
  readonly plain: RunReport | undefined;
  readonly component: ComponentRun | undefined;
}

export function Traces({ plain, component }: Props) {
  return (
    <div class="ct-two">
      <Half
        name="As a module of preview 1"
        output={plain?.stdout}
        end={plain?.exitCode === undefined ? undefined : `exit code ${String(plain.exitCode)}`}
        calls={plain?.calls.map(plainCall)}
      />
      <Half
        name="As a component of 0.2"
        output={component?.stdout}
        end={component && `run gave ${component.status}`}
        calls={component?.calls.map(componentCall)}
      />
    </div>
  );
}

interface HalfProps {
  readonly name: string;
  readonly output: string | undefined;
  readonly end: string | undefined;
  readonly calls: readonly ComponentChildren[] | undefined;
}

function Half({ name, output, end, calls }: HalfProps) {
  return (
    <section aria-label={name}>
      <p class="ct-name">{name}</p>
      <pre class="term ct-out" role="log" aria-label={`Output, ${name.toLowerCase()}`}>
        {output ?? <span class="dim">Not run yet.</span>}
        {end !== undefined && <span class="dim">{`Ended: ${end}`}</span>}
      </pre>
      {calls !== undefined && (
        <>
          <p>{`${formatCount(calls.length)} calls`}</p>
          <ScrollBox class="ct-calls" label={`Calls, ${name.toLowerCase()}`}>
            <ol>
              {calls.map((call, index) => (
                <li key={index}>{call}</li>
              ))}
            </ol>
          </ScrollBox>
        </>
      )}
    </section>
  );
}

/** A list of rights goes on in the next line between two of them, not inside one. */
function breakable(text: string): ComponentChildren {
  return text.split('|').map((part, place) => (
    <Fragment key={place}>
      {place > 0 && (
        <>
          |<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}

function plainCall({ name, args, result, gives }: Call) {
  return (
    <>
      <code>
        <b>{name}</b>
        {`(${args})`}
      </code>
      <span>{breakable(gives === undefined ? result : `${result}, ${gives}`)}</span>
    </>
  );
}

function componentCall({ from, name, args, result }: ComponentCall) {
  return (
    <>
      <small>{from}</small>
      <code>
        <b>{name}</b>
        {`(${args})`}
      </code>
      <span>{result}</span>
    </>
  );
}
