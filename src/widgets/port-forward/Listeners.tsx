/** How everything was started, and who listens where: by network namespace. */

import type { Lab } from '../../sim/linux/network/containers.ts';
import { show } from '../../sim/linux/network/trace.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';

export function Starts({ lab }: { readonly lab: Lab }) {
  return (
    <ScrollBox class="term pf-starts" role="group" label="How the programs were started">
      <code>
        {lab.starts.map(({ command, error }) => (
          <span key={command}>
            {`$ ${command}\n`}
            {error !== undefined && <b>{`${error}\n`}</b>}
          </span>
        ))}
      </code>
    </ScrollBox>
  );
}

export function Listeners({ lab }: { readonly lab: Lab }) {
  const spaces = Object.values(lab.spaces).filter(({ name }) => name !== 'laptop');
  return (
    <table class="pf-listeners">
      <caption>Who listens where, by network namespace</caption>
      <thead>
        <tr>
          <th scope="col">Namespace</th>
          <th scope="col">Listening</th>
          <th scope="col">Rewritten on the way in</th>
        </tr>
      </thead>
      <tbody>
        {spaces.map(({ name, listeners, forwards }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{listeners.map((one) => `${show(one)} ${one.by}`).join(', ') || 'nobody'}</td>
            <td>
              {forwards.map((one) => `${show(one)} to ${show(one.to)}`).join(', ') || 'nothing'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
