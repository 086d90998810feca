/** Why is it pending: node by node, which filter said no, or what the node is worth. */

import { useEffect, useState } from 'preact/hooks';
import type { Why as Answer } from '../../sim/kube/session/why.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import type { Lab } from './use-lab.ts';
import { count } from './words.ts';

export function Why({ lab }: { readonly lab: Lab }) {
  const names = lab.picture.waiting.map(({ name }) => name);
  const [chosen, setChosen] = useState('');
  const pod = names.includes(chosen) ? chosen : names[0];
  useEffect(() => {
    if (pod !== undefined) lab.ask(pod);
  }, [pod, lab.picture]);
  if (pod === undefined) return null;
  const { why } = lab;
  return (
    <section class="cl-why">
      <ChoiceField
        label="Why is it pending?"
        value={pod}
        options={Object.fromEntries(names.map((name) => [name, name]))}
        onChange={setChosen}
      />
      {why?.pod === pod && <Table why={why} />}
    </section>
  );
}

function Table({ why }: { readonly why: Answer }) {
  const plugins = Object.keys(why.rows.find(({ total }) => total !== undefined)?.scores ?? {});
  return (
    <>
      <p>
        {why.message === ''
          ? 'The scheduler hasn’t come to it yet. If its turn came now:'
          : `The scheduler says: ${why.message}`}
      </p>
      <ScrollBox class="scroll" label="What the scheduler thinks of each node">
        <table>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">What is against it</th>
              {plugins.map((plugin) => (
                <th scope="col" class="n" key={plugin}>
                  {plugin}
                </th>
              ))}
              {plugins.length > 0 && (
                <th scope="col" class="n">
                  Sum
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {why.rows.map((row) => (
              <tr key={row.node}>
                <th scope="row">{row.node}</th>
                <td>{row.reasons.length === 0 ? 'nothing: it fits' : row.reasons.join('; ')}</td>
                {plugins.map((plugin) => (
                  <td class="n" key={plugin}>
                    {row.scores[plugin] ?? ''}
                  </td>
                ))}
                {plugins.length > 0 && <td class="n">{row.total ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {why.more > 0 && <p>{`And ${count(why.more, 'more')}.`}</p>}
    </>
  );
}
