/** The experiment in words: what a reader who can't see the bytes needs. */

import { hexByte } from '../../recording/bytes.ts';
import type { Found, Leak, Overflow } from './lab.ts';
import { valueOf, VARIABLES } from './variables.ts';
import { BEFORE, summary } from './words.ts';

interface Props {
  readonly part: string;
  readonly found: Found | undefined;
}

export function InWords({ part, found }: Props) {
  if (found === undefined) return <p>{`Nothing has run here yet. ${BEFORE[part] ?? ''}`}</p>;
  return (
    <>
      <p>{summary(found)}</p>
      {found.part === 'overflow' && <Variables found={found} />}
      {found.part === 'leak' && <Steps found={found} />}
      {found.part === 'edge' && found.trap !== undefined && (
        <p>
          The engine said: <samp>{found.trap}</samp>
        </p>
      )}
    </>
  );
}

function Variables({ found }: { readonly found: Overflow }) {
  const row = (bytes: readonly number[], offset: number, length: number) =>
    bytes
      .slice(offset, offset + length)
      .map(hexByte)
      .join(' ');
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Address</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {VARIABLES.map((variable) => {
            const { name, offset, length } = variable;
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{found.address + offset}</td>
                <td>{`${valueOf(variable, found.before)}: ${row(found.before, offset, length)}`}</td>
                <td>{`${valueOf(variable, found.after)}: ${row(found.after, offset, length)}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Steps({ found }: { readonly found: Leak }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">Step</th>
            <th scope="col" class="n">
              Blocks held
            </th>
            <th scope="col" class="n">
              Pages of memory
            </th>
          </tr>
        </thead>
        <tbody>
          {found.samples.map((sample, index) => (
            <tr key={index}>
              <th scope="row">{sample.round}</th>
              <td>{sample.what}</td>
              <td class="n">{sample.held}</td>
              <td class="n">{sample.pages}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
