/** The module's system calls, in order: what it asked for, and what it was answered. */

import type { Call } from '../../wasi/api.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isRefused, withoutRights } from '../workbench/call-groups.ts';
import { reachOnServer, type Level } from './reach.ts';
import { Reach } from './Reach.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Pace } from './use-pace.ts';

/** A longer table helps nobody; the count above it tells of the rest. */
const MOST_ROWS = 300;

interface Props {
  readonly calls: readonly Call[];
  /** How many were made, also those no longer kept. */
  readonly count: number;
  readonly pace: Pace;
}

const ON_SERVER: Readonly<Record<Level, string>> = {
  module: 'module',
  host: 'host',
  kernel: 'kernel',
  hardware: 'disk',
};

export function Calls({ calls, count, pace }: Props) {
  const shown = calls.slice(0, pace.shown);
  const rows = shown.slice(-MOST_ROWS);
  const first = count - calls.length + shown.length - rows.length;
  const complete = pace.shown >= calls.length;
  return (
    <section class="wr-calls" aria-label="System calls">
      <div class="wr-bar">
        <p role="status">
          {complete
            ? `${count.toLocaleString('en-GB')} system calls, ${rows.length < count ? `the last ${String(rows.length)} shown` : 'all shown'}.`
            : `Call ${String(pace.shown)} of ${String(calls.length)}, shown slowly.`}
        </p>
        {!complete && <Steps pace={pace} />}
      </div>
      <div class="wr-two">
        <ScrollBox
          class="wr-scroll"
          label="Table of system calls"
          follow={complete ? undefined : shown.length}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Call</th>
                <th scope="col">Result</th>
                <th scope="col">On a server, down to</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((call, index) => (
                <Row
                  key={first + index}
                  call={call}
                  number={first + index + 1}
                  last={index === rows.length - 1}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
        <Reach call={shown.at(-1)} />
      </div>
    </section>
  );
}

function Steps({ pace }: { readonly pace: Pace }) {
  return (
    <div class="wr-steps">
      <button type="button" class="btn bare" onClick={pace.toggle}>
        <Icon name={pace.playing ? 'pause' : 'play'} />
        {pace.playing ? 'Pause the calls' : 'Play the calls'}
      </button>
      <button type="button" class="btn bare" onClick={pace.next}>
        <Icon name="next" />
        Next call
      </button>
      <button type="button" class="btn bare" onClick={pace.all}>
        All calls
      </button>
    </div>
  );
}

interface RowProps {
  readonly call: Call;
  readonly number: number;
  readonly last: boolean;
}

function Row({ call, number, last }: RowProps) {
  const level = reachOnServer(call);
  return (
    <tr class={last ? 'now' : undefined}>
      <td class="n">{number}</td>
      <td>
        <code>
          <b>{call.name}</b>({withoutRights(call.args)})
        </code>
      </td>
      <td class={isRefused(call) ? 'refused' : undefined}>
        <code>{call.result}</code>
        {call.gives !== undefined && ` ${withoutRights(call.gives)}`}
      </td>
      <td class={`wr-level l-${level}`}>
        <i aria-hidden="true" />
        {ON_SERVER[level]}
      </td>
    </tr>
  );
}
