/** The rounds in a table: medians and quartiles first, then every single round. */

import { formatFactor, formatMs } from '../../recording/format.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { outcome, type Quartiles, type Round } from './stats.ts';

export function InWords({ rounds }: { readonly rounds: readonly Round[] }) {
  const found = outcome(rounds);
  if (found === undefined) return <p>Nothing has run here yet.</p>;
  const row = (
    name: string,
    { lower, median, upper }: Quartiles,
    format: (n: number) => string,
  ) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{format(lower)}</td>
      <td>{format(median)}</td>
      <td>{format(upper)}</td>
    </tr>
  );
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Time of one round</th>
            <th scope="col">A quarter took less than</th>
            <th scope="col">Median</th>
            <th scope="col">A quarter took more than</th>
          </tr>
        </thead>
        <tbody>
          {row('WebAssembly', found.wasm, formatMs)}
          {row('JavaScript', found.javascript, formatMs)}
          {row('JavaScript over WebAssembly, round by round', found.ratio, formatFactor)}
        </tbody>
      </table>
      <ScrollBox class="scroll sp-rounds" label="Each round">
        <table>
          <thead>
            <tr>
              <th scope="col">Round</th>
              <th scope="col">WebAssembly</th>
              <th scope="col">JavaScript</th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ wasm, javascript }, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>{formatMs(wasm)}</td>
                <td>{formatMs(javascript)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
