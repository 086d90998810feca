/** One row of the table of calls, for one call or for a group of them. */

import { Icon } from '../../ui/Icon.tsx';
import type { Call } from '../../wasi/api.ts';
import {
  descriptorOf,
  isRefused,
  withoutRights,
  type CallGroup,
  type NumberedCall,
} from './call-groups.ts';
import { callTime } from './call-times.ts';

/** What makes a row's button one of many that share a place in the order of the Tab key. */
export interface Roving {
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface CallProps {
  readonly numbered: NumberedCall;
  readonly inGroup: boolean;
  readonly roving: Roving;
  readonly picked: boolean;
  readonly details: string;
  readonly onPick: (call: NumberedCall) => void;
}

export function CallRow({ numbered, inGroup, roving, picked, details, onPick }: CallProps) {
  const { call, number } = numbered;
  return (
    <tr class={[picked && 'now', inGroup && 'in'].filter(Boolean).join(' ') || undefined}>
      <td class="n">{number?.toLocaleString('en-GB')}</td>
      <td>
        <button
          type="button"
          {...roving}
          aria-pressed={picked}
          aria-controls={details}
          onClick={() => {
            onPick(numbered);
          }}
        >
          <code>
            <b>{call.name}</b>({withoutRights(call.args)})
          </code>
        </button>
      </td>
      <Result call={call} />
      <td>{call.touches}</td>
      <td class="n">{callTime(call.took)}</td>
    </tr>
  );
}

interface GroupProps {
  readonly group: CallGroup;
  readonly open: boolean;
  readonly roving: Roving;
  readonly onToggle: (first: Call) => void;
}

export function GroupRow({ group: { first, calls }, open, roving, onToggle }: GroupProps) {
  const { call, number } = first;
  const took = calls.reduce((sum, one) => sum + one.call.took, 0);
  return (
    <tr>
      <td class="n">{number?.toLocaleString('en-GB')}</td>
      <td>
        <button
          type="button"
          {...roving}
          aria-expanded={open}
          onClick={() => {
            onToggle(call);
          }}
        >
          <Icon name={open ? 'minus' : 'plus'} />
          <code>
            <b>{call.name}</b>
            {` ×${calls.length.toLocaleString('en-GB')}`}
            {descriptorOf(call) !== undefined && ` (${descriptorOf(call) ?? ''})`}
          </code>
        </button>
      </td>
      <Result call={{ ...call, gives: undefined }} />
      <td>{call.touches}</td>
      <td class="n">{callTime(took)}</td>
    </tr>
  );
}

type Answer = Pick<Call, 'result' | 'denied'> & { readonly gives?: string | undefined };

function Result({ call }: { readonly call: Answer }) {
  return (
    <td class={isRefused(call) ? 'wb-result refused' : 'wb-result'}>
      <span>
        {call.denied && (
          <b class="wb-denied">
            <Icon name="x" />
            denied
          </b>
        )}
        <code>{call.result}</code>
        {call.gives !== undefined && ` ${withoutRights(call.gives)}`}
      </span>
    </td>
  );
}
