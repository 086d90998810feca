/** What one call touched in the module's linear memory: addresses, bytes, and who read or wrote them. */

import { formatBytes } from '../../recording/format.ts';
import type { MemoryRange } from '../../wasi/api.ts';
import { inOneLine, type NumberedCall } from './call-groups.ts';
import { hexAddress } from './hex.ts';
import { HexTable } from './HexTable.tsx';

interface Props {
  readonly id: string;
  readonly picked: NumberedCall | undefined;
}

export function CallBytes({ id, picked }: Props) {
  const call = picked?.call;
  return (
    <div class="wb-bytes" role="group" id={id} aria-label="Bytes in linear memory">
      <p role="status">
        {call === undefined ? (
          'Press a call to see the bytes that it touched in the module’s memory.'
        ) : (
          <>
            {picked?.number !== undefined && `No. ${picked.number.toLocaleString('en-GB')}: `}
            <code>{inOneLine(call)}</code>
            {call.memory.length === 0 && ' It touched no bytes in the module’s memory.'}
          </>
        )}
      </p>
      {call?.memory.map((range, index) => (
        <Range key={index} range={range} />
      ))}
    </div>
  );
}

function Range({ range }: { readonly range: MemoryRange }) {
  const { what, address, length, bytes, written } = range;
  const end = length > 0 ? ` to ${hexAddress(address + length - 1)}` : '';
  return (
    <div>
      <p>
        <b>{what}</b>
        {`: ${formatBytes(length)}, ${written ? 'written' : 'read'} by the host, `}
        <code>{`${hexAddress(address)}${end}`}</code>
        {bytes.length < length && `. The first ${formatBytes(bytes.length)} are shown`}.
      </p>
      {bytes.length > 0 && <HexTable label={`Bytes of ${what}`} bytes={bytes} address={address} />}
    </div>
  );
}
